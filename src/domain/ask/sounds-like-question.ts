/** Whether a message asks for something, rather than tells something. */

const opening =
  /^(?:(?:and|so|ok|okay|hi|hello|hey|please|but|now|thanks)[,!]?\s+)*(?:what|what's|whats|which|who|who's|whose|when|when's|where|why|how|how's|is|are|was|were|do|does|did|has|have|can|could|would|will|should|any|show|list|tell|give|compare|follow|unfollow|status|anything|everything|remind me|let me know|ask|put)\b/i;

/** From this many words on an opening alone does not make a question: "What changed is that …" tells. */
const longest = 14;

/** True for what ends with a question mark, and for a short message that opens like a question or a request. */
export function soundsLikeQuestion(text: string): boolean {
  const said = text.trim().replace(/’/g, "'");
  if (/\?["”')]*$/.test(said)) return true;
  return opening.test(said) && said.split(/\s+/).length <= longest && !/[.;]$|\.\s+\S/.test(said);
}
