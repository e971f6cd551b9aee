import type { IsoDate } from './glossary';

/**
 * Bank holidays in England and Wales, substitute days in place of weekends, as published at
 * https://www.gov.uk/bank-holidays.json ("england-and-wales"; Open Government Licence v3.0).
 * To extend it, add the dates of the next year GOV.UK publishes; the tests check each year by the statute's pattern.
 */
const englandAndWales: Readonly<Record<number, readonly string[]>> = {
  2018: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2019: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
  // The early May holiday moved to Friday 8 May, for the 75th anniversary of VE Day.
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  // The spring holiday moved to 2 June, with the Platinum Jubilee on 3 June; the State Funeral on 19 September.
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  // The Coronation on 8 May.
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

/**
 * @throws RangeError outside 2018 to 2028: a deadline that silently ignored a holiday would be wrong in law
 */
export function isBankHoliday(day: IsoDate): boolean {
  const dates = englandAndWales[Number(day.slice(0, 4))];
  if (dates === undefined) {
    throw new RangeError(`The bank holidays of ${day.slice(0, 4)} are not known; 2018 to 2028 are.`);
  }
  return dates.includes(day.slice(5));
}
