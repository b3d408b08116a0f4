"""Quotations by spaCy and textacy, for comparison: a JSON list of texts on each line of standard input, one line of JSON back.

First line out: {"versions": …} or {"missing": why}. spaCy's models are not on PyPI under their own names; any installed
English pipeline with a parser serves, and its name is printed."""
import json, sys, time


def open_pipeline():
    import spacy, textacy
    from textacy.extract import direct_quotations

    names = [name for name in spacy.util.get_installed_models() if "en_core_web" in name]
    if not names:
        raise ImportError("spaCy and textacy are installed, but no English model of spaCy's (en_core_web_sm)")
    name = sorted(names, key=lambda n: ("_sm" not in n, n))[0]
    nlp = spacy.load(name)
    version = f"spaCy {spacy.__version__}, textacy {textacy.__version__}, {name} {nlp.meta['version']}"
    return nlp, direct_quotations, version


def main():
    try:
        nlp, quotations, version = open_pipeline()
    except Exception as error:
        print(json.dumps({"missing": str(error)}), flush=True)
        return
    print(json.dumps({"versions": version}), flush=True)
    for line in sys.stdin:
        begin, found, failed = time.process_time(), 0, 0
        # By paragraphs, in batches: its fastest way, and textacy refuses a text in which a quotation mark has no pair.
        for doc in nlp.pipe(paragraph for text in json.loads(line) for paragraph in text.split("\n\n")):
            try:
                found += len(list(quotations(doc)))
            except ValueError:
                failed += 1
        print(json.dumps({"cpu": time.process_time() - begin, "found": found, "failed": failed}), flush=True)


main()
