"""Which files are trained on and which are measured on, and how much of each is read.

All under licences that let a model trained on them be shipped (SOURCE.txt beside the treebanks names licence and commit).
Where a treebank's train file could not be had, its dev file is trained on and its test file measures. Of dev files that watch
the training, all but the first HELD sentences are trained on too.
"""

from dataclasses import dataclass

HELD = 200
"""Sentences at the beginning of a dev file that are never trained on where the curve is measured on it (`watched`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One treebank: its folder, language and family, the files to train on, the file to measure on.

    `watched` is the dev file whose first sentences give the curve. `weight` multiplies the number of words, raised to the
    tempering power, that decides how often it is read.
    """

    folder: str
    language: str
    family: str
    train: tuple[str, ...]
    test: str | None = None
    watched: str | None = None
    weight: float = 1.0


def _source(
    folder: str, family: str, code: str, train: str, weight: float = 1.0, test: bool = True, watched: bool = False
) -> Source:
    """Spell out the usual file names; `train` names the parts to train on, "old", "rebuilt" and "dev" among them."""
    names = {
        "old": "train.OLD-VERSION.conllu.xz",
        "rebuilt": "train.REBUILT.conllu.xz",
        "train": f"{code}-ud-train.conllu.xz",
        "dev": f"{code}-ud-dev.conllu.xz",
    }
    parts = train.split()
    return Source(
        folder=folder,
        language=code.split("_")[0] if code != "no_nynorsk" else "nn",
        family=family,
        train=tuple(names.get(part, part) for part in parts),
        test=f"{code}-ud-test.conllu.xz" if test else None,
        watched=names["dev"] if watched else None,
        weight=weight,
    )


SOURCES: tuple[Source, ...] = (
    _source("English-EWT", "west_germanic", "en_ewt", "rebuilt dev", 1.5, watched=True),
    _source("English-GUM-free", "west_germanic", "en_gum", "en_gumfree-train.conllu.xz", 1.3, test=False),
    _source("German-GSD", "west_germanic", "de_gsd", "dev", 1.7),
    _source("Dutch-Alpino", "west_germanic", "nl_alpino", "dev"),
    _source("Icelandic-GC", "north_germanic", "is_gc", "rebuilt dev", 2.2, watched=True),
    _source("Icelandic-Modern", "north_germanic", "is_modern", "old dev", 1.2),
    _source("Icelandic-IcePaHC1900", "north_germanic", "is_icepahc", "is_icepahc1900-train.conllu.xz", 0.6, test=False),
    _source("Faroese-FarPaHC", "north_germanic", "fo_farpahc", "train dev", 0.5),
    _source("Swedish-Talbanken", "north_germanic", "sv_talbanken", "dev", 1.8),
    _source("Swedish-Talbanken", "north_germanic", "sv_old", "sv_talbanken-v1-relabelled-train.conllu.xz", 1.4, test=False),
    _source("Danish-DDT", "north_germanic", "da_ddt", "dev"),
    _source("Norwegian-Bokmaal", "north_germanic", "no_bokmaal", "dev"),
    _source("Norwegian-Nynorsk", "north_germanic", "no_nynorsk", "dev", 0.7),
    _source("French-GSD", "romance", "fr_gsd", "dev", 1.5),
    _source("Spanish-GSD", "romance", "es_gsd", "dev", 1.5),
    _source("Portuguese-Bosque", "romance", "pt_bosque", "rebuilt dev", 1.1),
    _source("Romanian-RRT", "romance", "ro_rrt", "dev", 0.8),
    _source("Russian-Taiga", "slavic", "ru_taiga", "old dev", 1.7),
    _source("Russian-GSD", "slavic", "ru_gsd", "dev", 1.7),
    _source("Ukrainian-ParlaMint", "slavic", "uk_parlamint", "old dev", 1.4),
    _source("Czech-CAC", "slavic", "cs_cac", "dev", 1.5),
    _source("Slovak-SNK", "slavic", "sk_snk", "dev"),
    _source("Slovenian-SSJ", "slavic", "sl_ssj", "dev", 1.5),
    _source("Croatian-SET", "slavic", "hr_set", "dev"),
    _source("Serbian-SET", "slavic", "sr_set", "dev"),
    _source("Latvian-LVTB", "baltic", "lv_lvtb", "dev", 0.8, test=False),
    _source("Finnish-TDT", "uralic", "fi_tdt", "dev"),
    # The old Turkish train file has its columns shifted (heads among the parts of speech): not read.
    _source("Turkish-BOUN", "turkic", "tr_boun", "dev", 0.8),
    _source("Chinese-GSDSimp", "sinitic", "zh_gsdsimp", "dev", 0.8),
)
