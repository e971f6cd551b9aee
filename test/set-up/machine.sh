#!/usr/bin/env bash
# What the tests need beside npm packages: a PostgreSQL server, Chromium and LibreOffice Writer. Installs them on Debian and
# Ubuntu where it may; elsewhere it says what to install.
set -euo pipefail

has_postgres() { command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_chromium() { [ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium ]; }
has_office() { command -v soffice >/dev/null; }

missing=()
has_postgres || missing+=(postgresql)
has_chromium || missing+=(chromium)
has_office || missing+=(libreoffice-writer)
[ ${#missing[@]} -eq 0 ] && exit 0

if command -v apt-get >/dev/null; then
  if [ "$(id -u)" -eq 0 ]; then sudo=(); elif sudo -n true 2>/dev/null; then sudo=(sudo -n); else sudo=(false); fi
  if [ "${sudo[*]:-}" != "false" ]; then
    echo "Installing ${missing[*]} for the tests ..."
    "${sudo[@]}" apt-get update -qq
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    exit 0
  fi
fi

echo "The tests need: ${missing[*]}. Install them and run the tests again." >&2
echo "Chromium in another place: set CHROMIUM to its path. PostgreSQL: put initdb and pg_ctl on the PATH." >&2
exit 1
