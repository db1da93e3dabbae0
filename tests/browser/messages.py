"""`python -m tests.browser.messages` on the site under test: what an invented desk received a season ago, counted."""

import django


def main() -> None:
    from datetime import timedelta  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415 after django.setup

    from guichet.domains.relations import counting  # noqa: PLC0415
    from tests.factories.acts import an_act  # noqa: PLC0415
    from tests.factories.concerns import make_concerns  # noqa: PLC0415

    today = timezone.now().date()
    month = (today.replace(day=1) - timedelta(days=80)).replace(day=1)
    make_concerns(20, month, scored_by="person", delay_score=7, result_score=9)
    make_concerns(14, month, days=None, theme="retraite", sex="woman", channel="desk", to="mtfp-ddtfp-borgou")
    counting.recount(an_act(timezone.now()))


if __name__ == "__main__":
    django.setup()
    main()
