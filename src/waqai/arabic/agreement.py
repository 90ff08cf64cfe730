"""Whether an adjective can belong to a noun: gender and number, as far as the letters tell them."""

from waqai.arabic.tokens import Token


def agrees(noun: Token, adjective: Token) -> bool:
    """Tell whether `adjective` may agree with `noun`.

    Plurals of things take the feminine singular; a plural without an ending looks masculine singular
    («مواقع»), so that a noun without an ending takes either gender.
    """
    number, gender = adjective.feature("Number"), adjective.feature("Gender")
    noun_number, noun_gender = noun.feature("Number"), noun.feature("Gender")
    if noun.pos == "PROPN":
        return number != "Plur" or noun_number == "Plur"
    if "Dual" in (number, noun_number):
        return number == noun_number
    sound_plural = adjective.stem.endswith(("ون", "ين")) and number == "Plur"
    if noun_number == "Plur":
        people = noun.stem.endswith(("ون", "ين"))
        return number == "Plur" if people else gender == "Fem" or number == "Plur"
    if noun_gender == "Fem":
        return gender == "Fem"
    return not sound_plural
