"""The codebook at work: from a reader's scores to events with parties, days, places, counts and links."""

from waqai.events.decoding import decode
from waqai.events.event import Count, Event, EventLink, Events, Relation

__all__ = ["Count", "Event", "EventLink", "Events", "Relation", "decode"]
