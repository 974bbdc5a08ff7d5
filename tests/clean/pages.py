"""Pages to clean: a story, and lines of every kind in any order."""

from hypothesis import strategies as st

STORY = [
    "The council of the harbour town voted on Tuesday to rebuild the old lighthouse, dark since a storm years ago.",
    "Work will begin in the spring, the mayor said, and it should be finished before the first ships of autumn arrive.",
    "Fishermen welcomed the plan, although several of them asked who would pay for the lamp and the keeper.",
    "The region has promised half of the money, and a lottery among the residents is expected to bring the rest.",
]
TITLE = "Harbour town votes to rebuild its lighthouse"

# Lines of every kind a page can hold, and characters that break careless code.
line = st.one_of(
    st.sampled_from(
        [*STORY, TITLE, "Share", "Читайте также: что дальше", "© 2024 Harbour News", "0", "• Home", "&amp;amp;lt;"]
    ),
    st.text(max_size=80),
    st.text(alphabet="ab .,\u00ad\u200b\ufeff\u3000\ud800<>&;İß|•\x00", max_size=60),
)
page = st.lists(line, max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]).map(lambda end: end.join(lines))
)
