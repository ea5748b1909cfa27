"""The page's few line icons."""

from markupsafe import Markup

PATHS = {
    "close": "M5 5l10 10M15 5L5 15",
    "send": "M3 10l14-6-5 13-3-6z",
    "menu": "M3 6h14M3 10h14M3 14h14",
    "people": (
        "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2.5-5 5.5-5S13 14 13 17"
        "M13 9.5a3 3 0 0 0 0-6M15 12.3c2 .7 3 2.5 3 4.7"
    ),
    "eye": "M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10zM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
    "smile": (
        "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM7 12c.7 1.2 1.8 1.8 3 1.8s2.3-.6 3-1.8M7.5 8v.1M12.5 8v.1"
    ),
    "reply": "M3 4.5h14v9h-8l-4 3.5v-3.5H3zM7 8h6M7 10.5h4",
    "more": "M10 4.5v.1M10 10v.1M10 15.5v.1",
    "clip": "M15.5 9.5l-5.6 5.6a3.6 3.6 0 0 1-5.1-5.1l6-6a2.4 2.4 0 0 1 3.4 3.4l-5.9 5.9a1.2 1.2 0 0 1-1.7-1.7l5.2-5.2",
    "file": "M5.5 2.5h6l4 4v11h-10zM11.5 2.5v4h4M8 10.5h5M8 13.5h5",
    "back": "M12 4l-6 6 6 6",
}


def icon(name: str) -> Markup:
    return Markup('<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="{}"/></svg>').format(PATHS[name])
