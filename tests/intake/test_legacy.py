"""A legacy encoding is found by the letters it would spell, or refused."""

import pytest

from vitni.errors import UnreadableReport
from vitni.intake.decoding import decode
from vitni.intake.legacy import SAMPLE_BYTES

ICELANDIC = (
    "Utanríkisráðherrann sagði á fundinum að viðræðum yrði haldið áfram í næstu viku og að þær hefðu verið gagnlegar.\n"
    "Hann kvaðst vænta þess að svarið bærist áður en mánuðurinn er úti."
)
SWEDISH = "Utrikesministern sade att samtalen skulle fortsätta nästa vecka och att båda sidor hade lyssnat på varandra."
GERMAN = "Die Außenministerin sagte nach dem Gespräch, man werde die Verhandlungen nächste Woche in Genf fortführen."
FRENCH = "Le ministre a déclaré que les discussions avaient été franches et qu’elles reprendraient après l’été à Genève."
POLISH = "Minister oświadczył, że rozmowy będą kontynuowane w przyszłym tygodniu i że żadna ze stron nie złożyła broni."
CZECH = "Ministr řekl, že jednání budou pokračovat příští týden a že žádná ze stran nechce ustoupit ze svých požadavků."
RUSSIAN = "Министр заявил, что переговоры будут продолжены на следующей неделе и что ответ уже получен."
UKRAINIAN = "Міністр заявив, що переговори буде продовжено наступного тижня і що відповідь уже отримано. Він їде до Києва."
TURKISH = "Dışişleri Bakanı görüşmelerin gelecek hafta sürdürüleceğini ve bu konuda bir karar alındığını söyledi."
GREEK = "Ο υπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα και ότι η απάντηση έχει ήδη δοθεί."
LATVIAN = "Ministrs paziņoja, ka sarunas turpināsies nākamnedēļ un ka abas puses ir gatavas tikties vēlreiz šajā pilsētā."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ICELANDIC, "cp1252"),
        (SWEDISH, "cp1252"),
        (GERMAN, "iso-8859-1"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso-8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso-8859-2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (TURKISH, "cp1254"),
        (GREEK, "cp1253"),
        (LATVIAN, "cp1257"),
    ],
)
def test_a_legacy_encoding_is_found_by_its_letters(text: str, encoding: str) -> None:
    """Archives of the 1990s and 2000s are full of them; a wrong letter in a name makes a stranger of a minister."""
    decoded = decode(text.encode(encoding), "x.txt")
    assert decoded.text == text
    assert decoded.encoding != "utf-8"


def test_a_toss_up_is_refused() -> None:
    """One byte 0xE6 in a name is æ in Danish and ć in Croatian; nobody but the sender knows."""
    with pytest.raises(UnreadableReport, match=r"equally well|make sense"):
        decode(b"Zora Kova\xe6i\xe6", "x.txt")


def test_the_first_letter_beyond_ascii_may_come_late() -> None:
    """A long English file with one Polish paragraph at its end is still Polish where it matters."""
    text = "The ministers met again. " * (SAMPLE_BYTES // 20) + POLISH * 3
    assert decode(text.encode("cp1250"), "x.txt").text == text
