"""Letters and common words by which languages are told apart, those without a pack included.

Words are lower case, with Persian ی and ک for the Arabic letters, and without vowel marks: as
:func:`townbook.text.languages.detect_language` folds a text before it looks. Words that rival
languages share are left out of both.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """Letters of a script as the inside of a regular expression's character class.

    ``usual_language`` is what a few words in the script are taken for when nothing else tells;
    in a script of few languages, any number of words.
    """

    letters: str
    usual_language: str
    of_many_languages: bool = True


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    """What speaks for a language within its script, and (``foreign_letters``) against it."""

    language: str
    script: str
    common_words: frozenset[str]
    own_letters: str = ""
    foreign_letters: str = ""


SCRIPTS = {
    "latin": Script("A-Za-zªºÀ-ÖØ-öø-ɏ", "en"),
    "cyrillic": Script("Ѐ-ԯ", "uk"),
    "hebrew": Script("א-תװ-ײ", "he", of_many_languages=False),
    "arabic": Script("ء-غف-يٱ-ۓەۮۯۺ-ۼ", "fa"),
}


def _profile(
    language: str, script: str, words: str, own_letters: str = "", foreign_letters: str = ""
) -> LanguageProfile:
    return LanguageProfile(language, script, frozenset(words.split()), own_letters, foreign_letters)


PROFILES = (
    _profile(
        "uk",
        "cyrillic",
        "та що від як це його її їх є були був бути чи або також під час які який яка які для вже"
        " ще після року році роки щодо осіб міста місті міської ради рішення згідно",
        own_letters="іїєґ",
        foreign_letters="ыэъёўјљњћђџѓќѕқғңүұөһә",
    ),
    _profile(
        "ru",
        "cyrillic",
        "и что это как его её их были был быть или также под время которые который которая для уже"
        " еще ещё после года году годы он она они не только при об лет со",
        own_letters="ыэъё",
        foreign_letters="іїєґўјљњћђџѓќѕқғңүұөһә",
    ),
    _profile(
        "be",
        "cyrillic",
        "і ў гэта што які якая якія ад яго яе іх быў былі або таксама пад час для ўжо яшчэ пасля",
        own_letters="ўыэё",
        foreign_letters="їєґъищјљњћђџ",
    ),
    _profile(
        "bg",
        "cyrillic",
        "и на за да се от са е по при като или със във през след беше които който която този това",
        own_letters="ъ",
        foreign_letters="ыэёіїєґўјљњћђџѓќѕ",
    ),
    _profile(
        "sr",
        "cyrillic",
        "и је се да на су за од као који која које или са није био до града",
        own_letters="јљњћђџ",
        foreign_letters="ыэёіїєґўъщюяйѓќѕ",
    ),
    _profile(
        "mk",
        "cyrillic",
        "и на се да во за од со кој која кои или не беше биде како што",
        own_letters="јљњџѓќѕ",
        foreign_letters="ыэёіїєґўъщюяйћђ",
    ),
    _profile(
        "kk",
        "cyrillic",
        "және мен бұл үшін бойынша бар болып деп қала туралы",
        own_letters="әғқңөұүһі",
        foreign_letters="їєґўјљњћђџ",
    ),
    _profile(
        "he",
        "hebrew",
        "של את על לא עם הוא היא זה גם או כל אל אשר כי אם בין היה יש אין אני אנחנו וכן לפי בשנת"
        " שנת העיר עיר לכל ידי עד רק מה אך יותר כמו לאחר לפני",
        foreign_letters="װױײ",
    ),
    _profile(
        "yi",
        "hebrew",
        "און איז דער די דאס פון צו מיט נישט ניט האט אויף וואס זיך זענען א אן פאר אין אויך ער זי מיר",
        own_letters="װױײ",
    ),
    _profile(
        "fa",
        "arabic",
        "در به از که این را با است برای آن می های شد خود تا یا بر هم نیز یک باید شود کرد کند گفت"
        " بود شده شهر سال وی هر اما ها اند دارد بین طی",
        own_letters="پچژگ",
        foreign_letters="ةٹڈڑےھہںێۆڵڕەښېۍټډړځڅ",
    ),
    _profile(
        "ar",
        "arabic",
        "فی من على علی إلى إلی الی أن ان هذا هذه التی الذی عن مع کان کانت بین لا ما أو قد بعد کل"
        " المدینة مدینة تم خلال ذلک هو هی لم وقد",
        own_letters="ةأإ",
        foreign_letters="پچژگٹڈڑےہںێۆڵڕەښېۍټډړځڅ",
    ),
    _profile(
        "ur",
        "arabic",
        "کے کی میں ہے سے کا اور کو نے پر ہیں یہ اس بھی تھا گیا لیے نہیں جو",
        own_letters="ٹڈڑےھہں",
        foreign_letters="ةێۆڵڕە",
    ),
    _profile(
        "ckb",
        "arabic",
        "لە بۆ کە بە ئەو ئەم هەر بوو دەکات شار ی لەگەڵ لەسەر",
        own_letters="ێۆڵڕەڤ",
        foreign_letters="ةٹڈےہں",
    ),
    _profile(
        "ps",
        "arabic",
        "په او د چې له سره دی کې یې نه دا هم ته شو",
        own_letters="ښېۍټډړځڅ",
        foreign_letters="ةٹڈڑےہںێۆە",
    ),
    _profile(
        "en",
        "latin",
        "the of and to is that for with was this are be by it on as at from or which an were has have"
        " will not but its been they their council city we you what would",
        foreign_letters="äöüßéèêçñãõąćęłńśźżčďěňřšťůžåøæăîșțőűğışıİ",
    ),
    _profile(
        "de",
        "latin",
        "der die das und ist von zu mit den nicht ein eine im auf für dem sich des als auch wird"
        " werden bei nach aus über durch wurde zum zur oder",
        own_letters="äöüß",
    ),
    _profile(
        "fr",
        "latin",
        "le la les et est des du une un que qui dans pour pas sur au aux par avec ce sont plus ne se"
        " cette ou été ville à",
        own_letters="éèêçàùœ",
    ),
    _profile(
        "es",
        "latin",
        "el la los las y es de que en un una por para con del se al lo como más su fue ciudad año",
        own_letters="ñáíóú¿¡",
    ),
    _profile(
        "it",
        "latin",
        "il la le gli e è di che un una per con del della non si dei nel sono alla anche città anno",
        own_letters="àèìòù",
    ),
    _profile(
        "pt",
        "latin",
        "o a os as e é de que do da em um uma para com não no na dos das por se mais foi ao cidade",
        own_letters="ãõçáéíóú",
    ),
    _profile(
        "pl",
        "latin",
        "i w na z do się nie jest że oraz dla od po przez przy lub są to jak miasta roku które",
        own_letters="ąćęłńśźż",
    ),
    _profile(
        "cs",
        "latin",
        "a v na se je že do s z pro od byl bylo by jako nebo které který města roku podle není",
        own_letters="ěščřžýáíéůďťň",
    ),
    _profile(
        "sk",
        "latin",
        "a v na sa je že do s z pre od bol bolo by ako alebo ktoré ktorý mesta roku podľa nie",
        own_letters="ľĺŕôščťžýáíéďň",
    ),
    _profile(
        "nl",
        "latin",
        "de het een en van is in dat op te voor met zijn niet aan er om ook als bij door naar wordt",
    ),
    _profile(
        "sv",
        "latin",
        "och att det är en som på av för den med till inte har ett om de från vid kan",
        own_letters="åäö",
    ),
    _profile(
        "da",
        "latin",
        "og at det er en som på af for den med til ikke har et om de fra ved kan blev",
        own_letters="æøå",
    ),
    _profile(
        "fi",
        "latin",
        "ja on ei se että oli mutta myös tai kun sekä ovat kaupungin mukaan vuoden joka",
        own_letters="äö",
    ),
    _profile(
        "ro",
        "latin",
        "și în de la a cu din pe care nu este pentru sau prin au fost un o se mai orașului",
        own_letters="ăâîșțşţ",
    ),
    _profile(
        "hu",
        "latin",
        "a az és hogy nem is egy van meg volt vagy mint de ez azt város szerint",
        own_letters="őűáéíóöúü",
    ),
    _profile(
        "tr",
        "latin",
        "ve bir bu için ile da de olarak olan çok daha ne gibi en kadar sonra şehir belediye",
        own_letters="ğışçöü",
    ),
    _profile(
        "id",
        "latin",
        "dan yang di ke dari untuk dengan ini itu pada adalah tidak akan dalam kota oleh",
    ),
)
