"""What services say is wrong, brought to the fields of a form."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError


def problems_of(problem: ValidationError | None, form: forms.Form) -> list[str]:
    """The sentences that belong to no field of the form; the others are put to their fields."""
    if problem is None:
        return []
    if not hasattr(problem, "error_dict"):
        return problem.messages
    other: list[str] = []
    for name, sentences in problem.message_dict.items():
        if name in form.fields:
            form.add_error(name, sentences)
        else:
            other.extend(sentences)
    return other


def take_in(form: forms.Form, **values: object) -> None:
    """Let hidden fields of a bound form say something else: the person has seen what is there now."""
    said = {form.add_prefix(name): str(value) for name, value in values.items()}
    form.data = {**{name: form.data[name] for name in form.data}, **said}
