"""The database's own index of words, in a table that Django does not know."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "title, text, city_title, city_text, content='', tokenize='unicode61 remove_diacritics 0')"
]

POSTGRESQL = [
    "CREATE TABLE search_words ("
    "document_id bigint PRIMARY KEY, words tsvector NOT NULL, city_words tsvector NOT NULL)",
    "CREATE INDEX search_words_words ON search_words USING gin (words)",
    "CREATE INDEX search_words_city_words ON search_words USING gin (city_words)",
]


def create_words(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement)


def drop_words(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create_words, drop_words)]
