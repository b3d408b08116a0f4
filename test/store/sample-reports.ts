import type { KeptRecord } from "../../src/store/explained.ts";
import { sampleRecord } from "../cli/sample-record.ts";
import { makeRecord } from "./make-record.ts";

/** Invented reports with something for every field of the query language. */
export function sampleReports(): KeptRecord[] {
  return [
    { record: sampleRecord(), reasons: {} },
    makeRecord(`
id: visit
url: https://tribune.example/visit
outlet: Halmar Tribune
title: Foreign minister's visit ends in Zürich
published: 2031-03-05

Foreign minister Jorun Aske met Norvian officials in Zürich. The minister said the elections would be held in May.
“We have nothing to hide,” she told reporters. Norvia sanctioned three Halmar companies, according to Aske.
Tobias Müller denied that talks had failed. He declined to comment on U.S. tariffs of 1,000 crowns.
==>
who Jorun Aske (person, NOR, Foreign minister): Aske, The minister, she
who Tobias Müller (person, CHE): He
who Norvia (country, DNK): Norvian
place Zürich CHE
says Jorun Aske | said | the elections would be held in May | indirect
says Jorun Aske | told | “We have nothing to hide,” | direct, to reporters
says Tobias Müller | denied | talks had failed | indirect
says Tobias Müller | declined | to comment on U.S. tariffs of 1,000 crowns | not said, 0.3
does CONSULT actual | Jorun Aske | Norvian officials | met | reporter | in Zürich
does SANCTION actual | Norvia | three Halmar companies | sanctioned | Jorun Aske
`),
    makeRecord(`
id: strike
url: https://courier.example/strike
outlet: The Elvan Courier
title: Dockers' leaders elected
published: 2031-03-05T09:00Z

The dockers elected Mara Oduya again. “The strike goes on,” Mara Oduya told Pieter Lindqvist.
A senior official warned that grain would rot. “Ships do not wait.”
Police may detain Mara Oduya. The dockers did not attack the police.
==>
who Mara Oduya (person, -, union leader)
who Pieter Lindqvist (person)
who Police (government): police
says Mara Oduya | told | “The strike goes on,” | direct, to Pieter Lindqvist
says A senior official | warned | grain would rot | indirect
says ? | - | “Ships do not wait.” | direct, 0.2
does COERCE possible | Police | Mara Oduya | detain | reporter | 0.1
does ASSAULT negated | dockers | Police | attack
`),
    makeRecord(`
id: undated
outlet: Halmar Tribune

Aid for the flooded valley was promised by Jorun Aske in Oslo. “The valley will be rebuilt,” the minister's spokeswoman said.
==>
who Jorun Aske (person, NOR, minister)
place Oslo NOR
says the minister's spokeswoman | said | “The valley will be rebuilt,” | direct
does AID future | Jorun Aske | the flooded valley | promised | reporter | in Oslo
`),
    makeRecord(`
id: old
outlet: Norvian Gazette
title: A state-run balloon
published: 2029-12

A balloon was seen over Oslo. The state run agency said the balloon visit was a mistake.
==>
place Oslo NOR
says The state run agency | said | the balloon visit was a mistake | mixed
`),
  ];
}
