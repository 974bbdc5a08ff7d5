"""The tables of an index, and the steps from each version of them to the next.

Positions are code-point offsets into the source text. Instants are integers ``yyyymmddhhmmss`` (negative for
years before 1), so that they compare as numbers. Text of articles on disk is not kept here: only where its
parts stand.
"""

from corpus_cli.store.labels import KEPT_UNITS, period_label

__all__ = ["APPLICATION_ID", "SCHEMA_STEPS"]

APPLICATION_ID = 0x636F7270
"""Marks the file as ours (``corp``), in the header that SQLite keeps for this."""

_CREATE = """
CREATE TABLE property (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- A folder that was looked through, with a digest of the names, sizes and times of what it held.
CREATE TABLE folder (
    path TEXT PRIMARY KEY,
    digest BLOB NOT NULL
) WITHOUT ROWID;

-- Every file ever seen and not yet gone: read (articles have its number) or failed (reason and detail say why). A
-- container whose records are not all written yet is not complete; its note says what was guessed about it.
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    reason TEXT,
    detail TEXT,
    complete INTEGER NOT NULL DEFAULT 1,
    note TEXT
);

-- A record of a file that could not be read, in the order of the file; the file's other records are there.
CREATE TABLE fault (
    number INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (number),
    member TEXT,
    place INTEGER,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX fault_source ON fault (source);

CREATE TABLE article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER REFERENCES source (number),
    id TEXT NOT NULL UNIQUE,
    -- Within the corpus; of a record that of its file with the members that lead to it.
    path TEXT NOT NULL,
    -- Of a record: the members of its file that lead to it, and its line, offset or number in the innermost.
    member TEXT,
    place INTEGER,
    digest BLOB NOT NULL,
    encoding TEXT NOT NULL,
    language TEXT NOT NULL,
    language_confidence REAL NOT NULL,
    title TEXT,
    byline TEXT,
    publisher TEXT,
    published TEXT,
    published_earliest INTEGER,
    published_latest INTEGER,
    published_estimate TEXT,
    words INTEGER NOT NULL,
    -- When it came into this index, in seconds since 1970; an index made anew counts from then.
    indexed INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER)),
    -- Spans, sizes of the regions, removed lines, dates, line languages and evidence as compressed JSON; no text of the
    -- article.
    details BLOB NOT NULL
);
CREATE INDEX article_source ON article (source);
CREATE INDEX article_path ON article (path, place);
-- Holds all that counting by language and date asks for, so that it need not read the articles' rows.
CREATE INDEX article_facts ON article (language, published_earliest, published_latest, published);
CREATE INDEX article_published ON article (published_earliest);
-- Months are counted from here without a look at the articles.
CREATE INDEX article_month ON article (published_earliest / 100000000, published_latest / 100000000);

-- The text of an article that lies in no file of its own (a stream, an archive), compressed.
CREATE TABLE kept_text (
    article INTEGER PRIMARY KEY REFERENCES article (number),
    text BLOB NOT NULL
);

-- Each date an article speaks of in title or body, by its first and last instant; NULL is an open end. A question for a
-- stretch of time reads them all, which an index on two open ends would not spare it.
CREATE TABLE mention (
    article INTEGER NOT NULL REFERENCES article (number),
    place INTEGER NOT NULL,
    earliest INTEGER,
    latest INTEGER,
    PRIMARY KEY (article, place)
) WITHOUT ROWID;

-- The signature of an article's body, and the article it is a copy of; NULL for an original and for one like no other.
CREATE TABLE likeness (
    article INTEGER PRIMARY KEY REFERENCES article (number),
    -- CRC-32 of the signature, to find the very same one by.
    mark INTEGER NOT NULL,
    signature BLOB NOT NULL,
    original INTEGER
);
CREATE INDEX likeness_mark ON likeness (mark);
CREATE INDEX likeness_original ON likeness (original) WHERE original IS NOT NULL;

-- The keys under which signatures that may be alike are found.
CREATE TABLE likeness_band (
    band INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (band, article)
) WITHOUT ROWID;

-- Every distinct token of the documents of one language, under each of the keys by which the widening of names finds it
-- (most have one). ``surface`` is packed, see ``store.codec``.
CREATE TABLE type (
    key TEXT NOT NULL,
    folded TEXT NOT NULL,
    language TEXT NOT NULL,
    surface TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (key, folded, language, surface)
) WITHOUT ROWID;

-- Articles whose files share name and content, by the id that these give; only one of them can have it.
CREATE TABLE namesake (
    article INTEGER PRIMARY KEY REFERENCES article (number),
    id TEXT NOT NULL
);
CREATE INDEX namesake_id ON namesake (id);

-- How often each type was written; apart from ``type``, whose rows lie all over the file.
CREATE TABLE type_count (
    number INTEGER PRIMARY KEY,
    count INTEGER NOT NULL
);

-- One row an article, its number as rowid; a token is written as ``t`` and the number of its type, so that a
-- search for a list of types needs no folding and no second look at the text. The first column is the one that takes
-- the least room: most tokens are of the body.
CREATE VIRTUAL TABLE token USING fts5 (body, title, removed, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE token_place USING fts5vocab (token, 'instance');
"""

_TOTALS = """
-- Failed files are few among many.
CREATE INDEX source_failed ON source (path) WHERE reason IS NOT NULL;

-- What ``store.ledger`` keeps: how many articles there are in each language, and how many of them are dated,
CREATE TABLE language_total (
    language TEXT PRIMARY KEY,
    articles INTEGER NOT NULL,
    dated INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO language_total SELECT language, count(*), count(published) FROM article GROUP BY language;
-- and how many speak of each year, of each month.
CREATE TABLE mention_total (
    unit TEXT NOT NULL,
    label TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (unit, label)
) WITHOUT ROWID;
"""
_KEPT = """
INSERT INTO mention_total
SELECT '{unit}', {label}, count(DISTINCT article) FROM mention GROUP BY 2;
"""

# Of 8,000 articles written in batches, the token table takes .20 ms each where it joins 8 parts of a size into one, .26
# where it joins the usual 4; of more than 8 there is no further gain.
_MERGES = "INSERT INTO token (token, rank) VALUES ('automerge', 8);\n"

SCHEMA_STEPS = (
    _CREATE,
    _TOTALS + "".join(_KEPT.format(unit=unit, label=period_label(unit)) for unit in KEPT_UNITS),
    _MERGES,
)
"""Step ``n`` takes an index from version ``n`` to version ``n + 1``; statements end with a semicolon and a line end."""
