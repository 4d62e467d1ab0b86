#!/usr/bin/env python3
"""The figures of a comparison, computed a second time and in another language.

Reads questionnaires and responses as JSON and writes figures as JSON; knows nothing of quipu but the file
formats and the formulas of the method. Usage: figures.py QUESTIONNAIRES RESPONSES AUDIENCE > figures.json
"""

import glob
import json
import math
import os
import re
import sys

LEVELS = [str(level) for level in range(5)]
ORDER = ["facilitator", "participants", "public"]


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class Library:
    """Choice lists and groups of fields that questionnaires share."""

    def __init__(self, folder):
        common = load(os.path.join(folder, "common.json"))
        self.choices, self.groups = common["choices"], common["groups"]


class Questionnaire:
    def __init__(self, file, library):
        self.id, self.sections = file["id"], file["sections"]
        self.lists = {**library.choices, **file.get("choices", {})}
        self.groups = library.groups
        self.questions = {q["name"]: q for s in self.sections for q in s["questions"]}
        self.gates = {q["name"]: s.get("relevant") for s in self.sections for q in s["questions"]}

    def names(self, choices):
        """The names of a list of choices; none where they come from other answers."""
        if isinstance(choices, str):
            return [choice["name"] for choice in self.lists[choices]]
        if isinstance(choices, list) and choices and "name" in choices[0]:
            return [choice["name"] for choice in choices]
        return []

    def fields(self, question):
        fields = question.get("fields", [])
        return self.groups[fields] if isinstance(fields, str) else fields

    def items(self):
        """Everything that is compared: (id, question, row, field, kind, options, ordered, covers)."""
        for section in self.sections:
            for question in section["questions"]:
                name, kind = question["name"], question["type"]
                if kind == "matrix":
                    options = self.names(question["choices"])
                    many = question.get("multiple", False)
                    ordered = question.get("ordered", False) and not many
                    for row in question["rows"]:
                        covers = row.get("covers") or question.get("covers", [])
                        what = "many" if many else "one"
                        yield f"{name}/{row['name']}", question, row, None, what, options, ordered, covers
                elif kind == "group":
                    for field in self.fields(question):
                        found = self.kind(field)
                        yield (f"{name}/{field['name']}", question, None, field, *found,
                               question.get("covers", []))
                elif kind != "note":
                    yield (name, question, None, None, *self.kind(question), question.get("covers", []))

    def kind(self, question):
        kind = question["type"]
        if kind == "maturity":
            return "level", LEVELS, True
        if kind == "select_one":
            return "one", self.names(question["choices"]), question.get("ordered", False)
        if kind in ("select_multiple", "rank"):
            return "many", self.names(question["choices"]), False
        if kind in ("integer", "decimal"):
            return "number", [], False
        return ("records", [], False) if kind == "repeat" else ("words", [], False)


TOKEN = re.compile(r"\s*(\$\{[^}]+\}(?:/[\w.*-]+)*|\.(?:/[\w.-]+)+|'[^']*'|\d+|<=|>=|!=|[=<>(),]|[a-z]+|\.)")


class Condition:
    """Evaluates the conditions of questionnaires, as far as these use them."""

    def __init__(self, source, read):
        self.tokens, self.at, self.read = TOKEN.findall(source), 0, read

    def holds(self):
        return truth(self.either())

    def take(self, *wanted):
        if self.at < len(self.tokens) and self.tokens[self.at] in wanted:
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def either(self):
        left = self.both()
        while self.take("or"):
            right = self.both()
            left = truth(left) or truth(right)
        return left

    def both(self):
        left = self.compared()
        while self.take("and"):
            right = self.compared()
            left = truth(left) and truth(right)
        return left

    def compared(self):
        left = self.operand()
        sign = self.take("=", "!=", "<", "<=", ">", ">=")
        if sign is None:
            return left
        right = self.operand()
        pairs = [(a, b) for a in nodes(left) for b in nodes(right)]
        if sign in ("=", "!=") and (left == [] or right == []) and "" in nodes(left) + nodes(right):
            return sign == "="
        return any(compare(sign, a, b) for a, b in pairs)

    def operand(self):
        token = self.tokens[self.at]
        self.at += 1
        if token == "not":
            self.take("(")
            inner = self.either()
            self.take(")")
            return not truth(inner)
        if token == "selected":
            self.take("(")
            left = self.either()
            self.take(",")
            right = self.either()
            self.take(")")
            return any(a == b for a in nodes(left) for b in nodes(right))
        if token == "(":
            inner = self.either()
            self.take(")")
            return inner
        if token.startswith("'"):
            return token[1:-1]
        if token.isdigit():
            return float(token)
        return self.read(token)


def truth(value):
    return any(node != "" for node in value) if isinstance(value, list) else bool(value)


def nodes(value):
    return value if isinstance(value, list) else [value]


def compare(sign, a, b):
    if sign in ("=", "!="):
        same = float(a) == float(b) if number(a) and number(b) else str(a) == str(b)
        return same == (sign == "=")
    if not (number(a) and number(b)):
        return False
    a, b = float(a), float(b)
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def number(value):
    try:
        float(value)
        return not isinstance(value, bool)
    except (TypeError, ValueError):
        return False


def chosen(value):
    """The names of choices in a value."""
    if isinstance(value, list):
        return [name for one in value for name in chosen(one)]
    if isinstance(value, dict):
        return [value["choice"]] if "choice" in value else []
    return [value] if isinstance(value, str) else []


class Response:
    """The answers of one institution, as an audience may see them."""

    def __init__(self, file, questionnaire, audience):
        self.who, self.asked = file["respondent"], questionnaire
        self.country = self.who["country"]["code"] or self.who["country"]["name"]
        default = self.who.get("share", "participants")
        self.open_conflict, self.values, self.missing = set(), {}, {}
        visible = 0
        for address, versions in file["answers"].items():
            given = [v for v in versions if "value" in v or "missing" in v]
            if any(ORDER.index(v.get("share", default)) < ORDER.index(audience) for v in given):
                continue
            visible += bool(given)
            contents = {json.dumps({k: v[k] for k in v if k not in ("clock", "by", "at")}, sort_keys=True)
                        for v in versions}
            self.values[address] = [v["value"] for v in versions if "value" in v]
            if len(contents) > 1:
                self.open_conflict.add(address)
        self.counts = visible > 0 or ORDER.index(default) >= ORDER.index(audience)
        self.seen = {}

    def nodes(self, question, steps):
        if not self.shows(question):
            return []
        found = []
        for address, values in self.values.items():
            base, _, part = address.partition("/")
            if base != question:
                continue
            rest = steps
            if part:
                if rest and rest[0] not in ("*", part):
                    continue
                rest = rest[1:]
            for value in values:
                found += self.below(value, rest)
        return found

    def below(self, value, steps):
        if isinstance(value, list):
            return [node for one in value for node in self.below(one, steps)]
        if isinstance(value, dict) and "choice" in value and not steps:
            return [value["choice"]]
        if isinstance(value, dict):
            inner = value.values() if not steps or steps[0] == "*" else [value[steps[0]]] if steps[0] in value else []
            return [node for one in inner for node in self.below(one, steps[1:])]
        return [value] if not steps else []

    def holds(self, source):
        def read(token):
            name, *steps = token[2:].replace("}", "", 1).split("/")
            return self.nodes(name, steps)
        return source is None or Condition(source, read).holds()

    def shows(self, name):
        if name not in self.seen:
            self.seen[name] = True
            question = self.asked.questions[name]
            shown = self.holds(self.asked.gates[name]) and self.holds(question.get("relevant"))
            sources = question.get("for_each") or [
                one for one in nodes(question.get("choices", [])) if isinstance(one, dict) and "from" in one]
            if shown and sources:
                shown = bool(self.sourced(sources))
            self.seen[name] = shown
        return self.seen[name]

    def sourced(self, sources):
        names = []
        for source in sources:
            origin = source["from"]
            if not self.shows(origin):
                continue
            question = self.asked.questions[origin]
            if question["type"] == "matrix":
                for row in question["rows"]:
                    held = self.values.get(f"{origin}/{row['name']}", [])
                    address = f"{origin}/{row['name']}"
                    if held and address not in self.open_conflict and (
                            "where" not in source
                            or Condition(source["where"], lambda _, held=held: chosen(held)).holds()):
                        names.append(row["name"])
            elif origin not in self.open_conflict:
                names += chosen(self.values.get(origin, []))
        return names

    def value(self, question, row, field):
        """The settled value of an item, or None."""
        name = question["name"]
        address = f"{name}/{row['name']}" if row else name
        if not self.shows(name) or address in self.open_conflict or not self.values.get(address):
            return None
        since = row and row.get("since")
        date = self.who.get("reference_date")
        if since and date and str(since).ljust(10, "0") > date and str(since) > date[:len(str(since))]:
            return None
        value = self.values[address][0]
        if field is not None:
            if not self.holds(field.get("relevant")):
                return None
            value = value.get(field["name"]) if isinstance(value, dict) else None
        return value

    def records(self, question):
        """The records of a repeat, with the name of the part each belongs to."""
        if not self.shows(question["name"]):
            return
        wanted = self.sourced(question["for_each"]) if "for_each" in question else None
        for address, values in sorted(self.values.items()):
            base, _, part = address.partition("/")
            if base == question["name"] and address not in self.open_conflict and (wanted is None or part in wanted):
                yield from ((part, value) for value in values[:1])


def lower_median(values):
    return sorted(values)[(len(values) + 1) // 2 - 1] if values else None


def medians(counts):
    flat = [place for place, count in enumerate(counts) for _ in range(count)]
    return [flat[(len(flat) + 1) // 2 - 1], flat[len(flat) // 2]] if flat else None


def consensus(counts):
    n, width = sum(counts), len(counts) - 1
    if not n or width < 1:
        return None
    mean = sum(x * count for x, count in enumerate(counts)) / n
    return 1 + sum(c / n * math.log2(1 - abs(x - mean) / width) for x, c in enumerate(counts) if c)


def agreement(counts):
    if len(counts) < 3 or not sum(counts):
        return None
    rest, total, result = list(counts), sum(counts), 0.0
    while any(rest):
        height = min(c for c in rest if c)
        pattern = [1 if c else 0 for c in rest]
        result += layer(pattern) * height * sum(pattern) / total
        rest = [c - height if c else 0 for c in rest]
    return result


def layer(pattern):
    k, s = len(pattern), sum(pattern)
    if s == 1:
        return 1.0
    tu = tdu = 0
    for a in range(k):
        for b in range(a + 1, k):
            for c in range(b + 1, k):
                triple = (pattern[a], pattern[b], pattern[c])
                tu += triple in ((1, 1, 0), (0, 1, 1))
                tdu += triple == (1, 0, 1)
    if tu + tdu == 0:
        return 0.0
    return ((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu)) * (1 - (s - 1) / (k - 1))


def country_value(kind, values):
    """The provisional value of several institutions."""
    if kind == "level":
        bundles = [value for value in values if isinstance(value, dict) and "level" in value]
        if not bundles:
            return None
        parts = ("level", "priority", "target", "confidence")
        return {part: lower_median([b[part] for b in bundles if part in b]) for part in parts}
    if kind == "one":
        names = [name for value in values for name in chosen(value)[:1]]
        if not names:
            return None
        most = max(names.count(name) for name in names)
        winners = sorted({name for name in names if names.count(name) == most})
        return {"choice": winners[0]} if len(winners) == 1 else {"split": winners}
    if kind == "many":
        sets = [set(chosen(value)) for value in values]
        if not sets:
            return None
        share = {name: sum(name in one for one in sets) / len(sets) for name in set().union(*sets)}
        return {"yes": sorted(n for n in share if share[n] >= 0.5),
                "partly": sorted(n for n in share if share[n] < 0.5)}
    if kind == "number":
        numbers = [value for value in values if number(value)]
        return {"number": lower_median(numbers)} if numbers else None
    return None


def covers(cover, key):
    return key == cover or key.startswith(cover + ".")


class Facts:
    """What one country says that matters for matches."""

    def __init__(self):
        self.faced, self.rated, self.practices, self.wishes, self.contact = {}, [], [], set(), "no"

    def gap(self, key):
        return max((gap for on, _, gap in self.rated if gap is not None and any(covers(c, key) for c in on)),
                   default=None)

    def supply(self, key):
        levels = [level for on, level, _ in self.rated if any(covers(c, key) for c in on)]
        mean = sum(levels) / len(levels) if levels else 0
        practice = any(any(covers(c, key) for c in on) or key.split(".")[0] in themes
                       for on, themes in self.practices)
        return 0.4 * (self.faced.get(key) == "past") + 0.4 * (mean / 4 if mean >= 3 else 0) + 0.2 * practice


def main():
    folder, responses, audience = sys.argv[1:4]
    library = Library(folder)
    known = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        file = load(path)
        if "sections" in file:
            known[file["id"]] = Questionnaire(file, library)
    files = [load(path) for path in sorted(glob.glob(os.path.join(responses, "*.json")))]
    answers = [(file["questionnaire"]["id"], Response(file, known[file["questionnaire"]["id"]], audience))
               for file in files]
    items, gaps, challenges, facts, keys, spoken, row_of = {}, [], {}, {}, set(), set(), {}
    for identifier, asked in known.items():
        if not any(of == identifier for of, _ in answers):
            continue
        here = [response for of, response in answers if of == identifier and response.counts]
        countries = sorted({response.country for response in here})
        for name, question, row, field, kind, options, ordered, on in asked.items():
            every = set(question.get("covers", [])) | set(on)
            if any(".challenge." in key for key in every):
                spoken |= {key for key in every if ".challenge." not in key}
            is_challenge = kind == "one" and options == ["faced", "partly", "past", "not"]
            if kind in ("level", "records") or is_challenge:
                keys |= set(on)
            values = {}
            for country in countries:
                mine = [response for response in here if response.country == country]
                known_facts = facts.setdefault(country, Facts())
                if kind == "records" and field is None:
                    for response in mine:
                        for _, record in response.records(question):
                            note(known_facts, record, on)
                    continue
                said = [value for value in (r.value(question, row, field) for r in mine) if value is not None]
                if kind == "records":
                    for value in said:
                        for record in value:
                            note(known_facts, record, on)
                    continue
                value = country_value(kind, said)
                if value is None:
                    continue
                values[country] = value
                if kind == "level":
                    gap = None
                    if value["priority"] is not None:
                        target = value["target"] if value["target"] is not None else 4
                        gap = value["priority"] * max(0, target - value["level"])
                        gaps.append([country, name, gap])
                    known_facts.rated.append((on, value["level"], gap))
                if is_challenge and "choice" in value:
                    for key in on:
                        known_facts.faced[key] = value["choice"]
                if options == ["directly", "facilitator", "no"] and "choice" in value:
                    known_facts.contact = value["choice"]
                if field is not None and field["name"] == "topics":
                    known_facts.wishes |= set(value["yes"]) | set(value["partly"])
            if is_challenge:
                for key in on:
                    row_of[key] = row["name"]
                challenges[name] = challenge([value.get("choice") for value in values.values()])
            if kind in ("level", "one", "many", "number"):
                items[f"{identifier} {name}"] = figures(kind, options, ordered, values)
    result = {
        "items": items,
        "gaps": sorted(gaps),
        "challenges": challenges,
        "matches": matches(facts, keys, spoken, row_of),
    }
    json.dump(result, sys.stdout, sort_keys=True)


def note(facts, record, on):
    if isinstance(record, dict) and record.get("sources") and "what-was-done" in record:
        facts.practices.append((on, chosen(record.get("challenge", []))))


def challenge(answers):
    faced, partly, past, no = (answers.count(name) for name in ("faced", "partly", "past", "not"))
    n = faced + partly + past + no
    now = faced + partly
    return {"counts": [faced, partly, past, no], "index": (faced + 0.5 * partly) / n if n else None,
            "shared": now >= 2 and now * 2 >= n, "solvable": now >= 2 and now * 2 >= n and past >= 1}


def figures(kind, options, ordered, values):
    split = sum("split" in value for value in values.values())
    result = {"n": len(values) - split, "split": split}
    if kind == "number":
        result["values"] = {country: value["number"] for country, value in values.items()}
        return result
    yes, partly = {}, {}
    for value in values.values():
        if kind == "level":
            names = [str(value["level"])]
        elif kind == "one":
            names = [value["choice"]] if "choice" in value else []
        else:
            names = value["yes"]
            for name in value["partly"]:
                partly[name] = partly.get(name, 0) + 1
        for name in names:
            yes[name] = yes.get(name, 0) + 1
    result["yes"], result["partly"] = yes, partly
    if ordered:
        counts = [yes.get(name, 0) for name in options]
        result["median"] = [options[place] for place in medians(counts)] if sum(counts) else None
        result["agreement"], result["consensus"] = agreement(counts), consensus(counts)
    return result


def matches(facts, keys, spoken, row_of):
    keys = {key for key in keys if ".challenge." in key or key not in spoken}
    keys = {key for key in keys if not key.startswith("theme.")}
    keys = {key for key in keys if not any(other != key and covers(key, other) for other in keys)}
    weight = {"directly": 1.0, "facilitator": 0.8, "no": 0.0}
    found = []
    for key in sorted(keys):
        for learner, wants in facts.items():
            demand = max({"faced": 1.0, "partly": 0.5}.get(wants.faced.get(key), 0.0), (wants.gap(key) or 0) / 16)
            wished = key.split(".")[0] in wants.wishes or row_of.get(key) in wants.wishes
            best = []
            for donor, has in facts.items():
                score = demand * has.supply(key) * weight[has.contact]
                if donor != learner and score >= 0.25:
                    best.append([score, wished, key, learner, donor])
            best.sort(key=order)
            found += best[:3]
    pairs = {(learner, donor) for *_, learner, donor in found}
    found.sort(key=lambda one: (not (one[4], one[3]) in pairs, *order(one)))
    busy, kept = {}, []
    for score, _, key, learner, donor in found:
        busy[donor] = busy.get(donor, 0) + 1
        if busy[donor] <= 5:
            kept.append([learner, donor, key, score, (donor, learner) in pairs])
    return kept


def order(one):
    score, wished, key, learner, donor = one
    return (-score, not wished, key, learner, donor)


if __name__ == "__main__":
    main()
