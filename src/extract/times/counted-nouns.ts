/** What is counted, not dated, by the number before it: "2000 people", "In May 20 soldiers". */
export const COUNTED =
  /^[\s-]{1,2}(?:people|men|women|children|soldiers|troops|members|workers|employees|jobs|homes|houses|miles|kilomet|km\b|feet|met(?:er|re)s|tons|tonnes|dollars|euros|pounds|shares|points|votes|seats|acres|hectares|barrels|delegates|students|years|days|hours|minutes|square|cases|deaths|times|units|cars|yen\b|percent|per cent|cubic|civilians|refugees|calories|words|pages|kg\b|million|billion|others|more\b)/i;
