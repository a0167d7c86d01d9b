"""Checks the REFI-QDA codebook that Heddle writes against the standard's own schema.

    python3 tests/reference/qdc.py

Needs xmlschema (pip install xmlschema; 4.3.2 was used) or, without it, xmllint. It also checks that the schema refuses what
it should, so that a check that never fails is noticed.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).parent.parent / "fixtures" / "codebooks"
SCHEMA = FOLDER / "Codebook.xsd"


def with_xmlschema(path):
    import xmlschema

    return xmlschema.XMLSchema(str(SCHEMA)).is_valid(str(path))


def with_xmllint(path):
    return subprocess.run(
        ["xmllint", "--noout", "--schema", str(SCHEMA), str(path)], capture_output=True, check=False
    ).returncode == 0


def main():
    try:
        import xmlschema  # noqa: F401

        valid = with_xmlschema
    except ImportError:
        if not shutil.which("xmllint"):
            sys.exit("Neither xmlschema nor xmllint is here.")
        valid = with_xmllint
    written = FOLDER / "heddle.qdc"
    text = written.read_text(encoding="utf-8")
    if not valid(written):
        sys.exit("heddle.qdc is not valid.")
    wrong = {
        "no isCodable": text.replace(' isCodable="true"', "", 1),
        "a colour of seven digits": text.replace('color="#', 'color="#1', 1),
        "a broken GUID": text.replace('<Code guid="0', '<Code guid="x', 1),
        "a set's member by targetGUID": text.replace("MemberCode guid", "MemberCode targetGUID", 1),
        "no codes": text[: text.index("<Codes>")] + "<Codes></Codes></CodeBook>",
    }
    for what, changed in wrong.items():
        assert changed != text, what
        with tempfile.NamedTemporaryFile("w", suffix=".qdc", encoding="utf-8") as file:
            file.write(changed)
            file.flush()
            if valid(pathlib.Path(file.name)):
                sys.exit(f"The schema takes {what}.")
    # What other programs write need not be valid, and is read all the same.
    for name in ["atlas.qdc", "nvivo.qdc", "taguette.qdc", "twins.qdc"]:
        print(f"{name}: {'valid' if valid(FOLDER / name) else 'not valid'}")
    print("heddle.qdc: valid; 5 broken forms of it are not.")


if __name__ == "__main__":
    main()
