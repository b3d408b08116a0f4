"""Writes test/text/fixtures/golden-tokens.json: what the word pattern of the model's training makes of awkward strings.

    python3 train/golden-tokens.py

Every token is [text, from, to] with offsets in UTF-16 code units, as Readout counts them.
"""
import json, os, re

WORD = re.compile(r"\w+(?:[.]\w+)+[.]?|\w+(?:['’]\w+)?|[^\w\s]", re.U)
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "test", "text", "fixtures", "golden-tokens.json")

STRINGS = [
    "", " ", "\n\n\t ", "word", "Two words.", "a.b.c", "a.b.c.", "a..b", "a. b", ".a", "a.", "...", ". . .", "…",
    "https://www.example.com/a_b-c?d=e&f=1.5#g", "jane.doe@example.org.", "www.example.co.uk's",
    "the U.S. and U.S.-led talks, U.S.'s, the U.S.’s U.N.", "at 3.5 percent, 3.5. 1,000,000.50 10.30.", "v2.0.1-rc.1",
    "O'Neill’s", "O’Neill's don't can’t'll rock 'n' roll rock ’n’ roll ’tis '90s players' players’ 5'10\"", "a'b'c'd", "''a''", "'a'", "a''b",
    "“Why?” he asked. “‘Go,’ she said.”", "«oui» „ja“ ‹x› ``old'' ,,low''",
    "😀", "a😀b", "👩‍👩‍👧‍👦 family", "👍🏽ok", "🇺🇸 flag", "flag.😀.x", "𝐀𝐁 bold 𝟙𝟚 digits", "𝐀.𝐁. 𝐀’𝐁",
    "café", "cafe\u0301", "nai\u0308ve", "\u0301", "a\u0301.b\u0301", "\u0301\u0302 alone", "Zürich Kraków İstanbul ΑΘΗΝΑ",
    "中文字符。日本語、カタカナ ー 한국어", "東京.大阪", "العربية: قال «نعم»، ثم ذهب.", "هٰذا", "١٢٣ ۴۵۶", "हिन्दी में", "ไทย",
    "½ ² ³ ¼ 5² H₂O x⁻¹ Ⅷ ⅷ ① ⑳ ㊿", "一二三 〇 零", "_", "__init__", "snake_case_word", "a_.b_", "_._._",
    "zero\u200bwidth \u200d\u200c\u2060 \ufeffbom", "a\u00a0b\u202fc\u2009d\u3000e", "soft\u00adhyphen", "a\u2028b\u2029c\u0085d\u001ce\u001ff",
    "\u180e mongolian", "\x00 nul \x07 bell \x7f", "tab\tnew\nline\r\nreturn\vvertical\fform",
    "$1.2bn £5 €3.50 ¥100 50% #tag @name ™ © ® § ¶ † ‡ • ·", "well-known re-election — – ― − -- ---", "(a) [b] {c} <d>", "a/b\\c|d", "x=y+z*2^3~4",
    "\ud83d", "a\ud83db", "\ude00x", "\ue000 private \U000f0000", "\U0001d7d8.\U0001d7d9", "ª º ʰ ˈ ʼ aʼb", "ſ ﬁ ﬃ Ω K Å", "I.", "J. A. Smith", "e.g. i.e. p.m. Ph.D.",
    "A.B.C.D.E.F.", "1.", "1.a.2.", "a.\u0301b", "x.’y", "x’.y", "’x.y’z", "end.Next", "said.”Then", "100.000,50", "ʻokina Hawaiʻi", "l’été d'été",
]


def utf16(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def tokens(text):
    return [[m.group(), utf16(text[: m.start()]), utf16(text[: m.end()])] for m in WORD.finditer(text)]


if __name__ == "__main__":
    with open(OUT, "w", encoding="ascii") as file:
        lines = [json.dumps({"text": text, "tokens": tokens(text)}) for text in STRINGS]
        file.write("[\n" + ",\n".join(lines) + "\n]\n")
