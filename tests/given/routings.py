"""Parameters of the rule, any that a center may set."""

from hypothesis import strategies as st

from center_app.domain.routing.parameters import RANGES, Routing

routings = st.builds(
    Routing, **{name: st.floats(least, greatest) for name, (least, greatest) in RANGES.items()}
)
