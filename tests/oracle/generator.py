"""Makes templates from a grammar, the same ones for the same seed.

Expressions are made by the type that they should have, so that most templates render; the others must fail in
both engines.
"""
import random

TEXTS = ["title", "words", "long", "empty", "url", "lines", "nested.deep.text", '"<a b>"', "'đ & \"x\"'", '"x"', "ideas[1].title"]
NUMBERS = ["zero", "one", "seven", "minus", "pi", "half", "3", "-2", "10", "2.5", "ideas[0].year", "numbers[1]"]
LISTS = ["numbers", "names", "floats", "[]", "[3, 1, 2]", "ideas[0].tags", "[\"b\", \"A\"]"]
RECORDS = ["ideas"]
FIELDS = ["title", "year", "field", "score", "unit.name", "featured"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.depth = 0
        self.locals = []
        self.macros = []
        self.counter = 0

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    def name(self):
        self.counter += 1
        return f"v{self.counter}"

    # expressions
    def expression(self):
        return self.pick(self.text, self.text, self.number, self.boolean, self.list, self.anything)()

    def anything(self):
        if self.locals and self.chance(0.7):
            return self.pick(*self.locals)
        return self.pick("missing", "nothing", "map", "mixed", "yes", "ideas[2].unit", "(1, \"hai\")")

    def nested(self, simple, *complex_ones):
        self.depth += 1
        try:
            return simple() if self.depth > 4 or self.chance(0.4) else self.pick(*complex_ones)()
        finally:
            self.depth -= 1

    def text(self):
        return self.nested(
            lambda: self.pick(*TEXTS),
            lambda: f"{self.text()}|{self.pick('upper', 'lower', 'capitalize', 'title', 'trim', 'e', 'string', 'reverse', 'forceescape', 'striptags', 'urlencode')}",
            lambda: f"({self.expression()} ~ {self.expression()})",
            lambda: f"({self.text()} + {self.text()})",
            lambda: f"{self.list()}|join({self.pick('', ', '.join(['%s' % repr(', ')]), repr(' <br> '))})",
            lambda: f"{self.text()}|replace({self.pick(*TEXTS)}, {self.text()})",
            lambda: f"{self.text()}|truncate({self.pick(5, 12, 30)}, {self.pick('true', 'false')}, {self.pick(repr('...'), repr('…'), repr(''))})",
            lambda: f"({self.text()})[{self.pick('0', '-1', '1:4', ':3', '::-1', '2:', '-3:')}]",
            lambda: f"({self.text()} if {self.boolean()} else {self.text()})",
            lambda: f"{self.expression()}|string",
            lambda: f"{self.anything()}|default({self.text()}{self.pick('', ', true')})|string",
            lambda: f"{self.text()}|center({self.pick(3, 20, 31)})",
            lambda: f"{self.text()}|indent({self.pick(2, 4)}, {self.pick('true', 'false')})",
            lambda: f"{self.list()}|tojson",
        )

    def number(self):
        return self.nested(
            lambda: self.pick(*NUMBERS),
            lambda: f"({self.number()} {self.pick('+', '-', '*', '/', '//', '%')} {self.number()})",
            lambda: f"{self.list()}|length",
            lambda: f"{self.text()}|length",
            lambda: f"({self.number()})|{self.pick('abs', 'int', 'round', 'float', 'round(1)', 'round(2)', 'round|int')}",
            lambda: f"[{self.number()}, {self.number()}, 3]|{self.pick('sum', 'min', 'max', 'first', 'last')}",
            lambda: f"ideas|sum(attribute='{self.pick('year', 'score')}')",
            lambda: f"-{self.number()}",
            lambda: f"({self.number()} if {self.boolean()} else {self.number()})",
            lambda: f"{self.text()}|wordcount",
        )

    def boolean(self):
        return self.nested(
            lambda: self.pick("yes", "no", "true", "false"),
            lambda: f"({self.number()} {self.pick('<', '<=', '>', '>=', '==', '!=')} {self.number()})",
            lambda: f"({self.text()} {self.pick('<', '>', '==', '!=')} {self.text()})",
            lambda: f"({self.boolean()} {self.pick('and', 'or')} {self.boolean()})",
            lambda: f"(not {self.boolean()})",
            lambda: f"({self.text()} {self.pick('in', 'not in')} {self.text()})",
            lambda: f"({self.expression()} {self.pick('in', 'not in')} {self.list()})",
            lambda: f"({self.anything()} is {self.pick('', 'not ')}{self.pick('defined', 'none', 'string', 'number', 'mapping', 'iterable', 'true')})",
            lambda: f"({self.number()}|int is {self.pick('odd', 'even', 'divisibleby 3')})",
            lambda: f"({self.list()} == {self.list()})",
        )

    def list(self):
        return self.nested(
            lambda: self.pick(*LISTS),
            lambda: f"[{self.expression()}, {self.expression()}]",
            lambda: f"({self.list()} + {self.list()})",
            lambda: f"({self.list()})[{self.pick('1:', ':2', '::-1', '::2', '-2:')}]",
            lambda: f"{self.pick('numbers', 'names', 'floats')}|{self.pick('sort', 'sort(reverse=true)', 'reverse|list', 'unique|list', 'list')}",
            lambda: f"ideas|map(attribute='{self.pick(*FIELDS)}')|list",
            lambda: f"ideas|sort(attribute='{self.pick('year', 'title', 'score', 'year,title')}')|map(attribute='title')|list",
            lambda: f"ideas|{self.pick('selectattr', 'rejectattr')}('featured')|map(attribute='{self.pick(*FIELDS)}')|list",
            lambda: f"{self.list()}|map('string')|map('{self.pick('upper', 'length', 'title')}')|list",
            lambda: f"{self.list()}|{self.pick('select', 'reject')}({self.pick('', repr('string'), repr('number'))})|list",
            lambda: f"range({self.pick(0, 3)}, {self.pick(2, 7)})|list",
            lambda: f"{self.list()}|batch({self.pick(2, 3)})|list",
            lambda: f"{self.list()}|slice({self.pick(2, 3)})|list",
        )

    # statements
    def body(self):
        return "".join(self.statement() for _ in range(self.random.randint(1, 3)))

    def statement(self):
        self.depth += 1
        try:
            if self.depth > 4:
                return self.output()
            return self.pick(self.output, self.output, self.attribute, self.condition, self.loop, self.set, self.literal,
                             self.macro, self.call, self.filter, self.with_, self.set_block)()
        finally:
            self.depth -= 1

    def dash(self):
        return self.pick("", "", "", "-")

    def tag(self, inside):
        return "{%" + self.dash() + " " + inside + " " + self.dash() + "%}"

    def output(self):
        return "{{" + self.dash() + " " + self.expression() + " " + self.dash() + "}}"

    def attribute(self):
        return f"<b title=\"{self.plain_output()}\" class='x {self.plain_output()}'>"

    def plain_output(self):
        return "{{ " + self.pick(self.number, self.boolean)() + " }}{{ " + self.pick(*TEXTS) + " }}"

    def literal(self):
        return self.pick("\n", " chữ ", "<p>đoạn</p>\n", "  \n  ", "&amp; ", "{# ghi chú #}", "{% raw %}{{ x }}{% endraw %}")

    def scoped(self, make):
        before = list(self.locals), list(self.macros)
        try:
            return make()
        finally:
            self.locals, self.macros = before

    def condition(self):
        parts = self.tag("if " + self.expression()) + self.scoped(self.body)
        if self.chance(0.4):
            parts += self.tag("elif " + self.boolean()) + self.scoped(self.body)
        if self.chance(0.6):
            parts += self.tag("else") + self.scoped(self.body)
        return parts + self.tag("endif")

    def loop(self):
        target = self.name()
        over = self.pick(self.list(), self.list(), "ideas", "map", self.text())
        where = f" if {self.pick(target, 'not ' + target, self.boolean())}" if self.chance(0.3) else ""

        def inside():
            self.locals.append(target)
            self.locals += ["loop.index", "loop.first", "loop.last", "loop.revindex0", "loop.length", "loop.previtem"]
            return self.body()

        made = self.tag(f"for {target} in {over}{where}") + self.scoped(inside)
        if self.chance(0.3):
            made += self.tag("else") + self.scoped(self.body)
        return made + self.tag("endfor")

    def set(self):
        value = self.expression()
        name = self.pick(*[n for n in self.locals if "." not in n] or [self.name()]) if self.chance(0.4) else self.name()
        if name not in self.locals:
            self.locals.append(name)
        return self.tag(f"set {name} = {value}")

    def set_block(self):
        inside = self.scoped(self.body)
        name = self.name()
        self.locals.append(name)
        return self.tag(f"set {name}") + inside + self.tag("endset")

    def macro(self):
        name = self.name()
        with_caller = self.chance(0.3)

        def inside():
            self.locals = ["a", "b"]
            self.macros = []
            return self.body() + ("{% if caller %}{{ caller() }}{% endif %}" if with_caller else "")

        made = self.tag(f"macro {name}(a, b={self.pick('1', repr('x'), 'none')})") + self.scoped(inside) + self.tag("endmacro")
        self.macros.append((name, with_caller))
        return made

    def call(self):
        if not self.macros:
            return self.output()
        name, with_caller = self.pick(*self.macros)
        arguments = self.expression() + self.pick("", ", " + self.expression(), ", b=" + self.expression())
        if with_caller and self.chance(0.5):
            return self.tag(f"call {name}({arguments})") + self.scoped(self.body) + self.tag("endcall")
        return "{{ " + f"{name}({arguments})" + self.pick("", "|upper", " ~ 'x'", "|length") + " }}"

    def filter(self):
        return self.tag("filter " + self.pick("upper", "lower", "trim", "replace('a', 'b')")) + self.scoped(self.body) + self.tag("endfilter")

    def with_(self):
        name = self.name()
        value = self.expression()

        def inside():
            self.locals.append(name)
            return self.body()

        return self.tag(f"with {name} = {value}") + self.scoped(inside) + self.tag("endwith")


def make_case(seed):
    maker = Maker(seed)
    shape = maker.pick("plain", "plain", "plain", "extends", "include", "import")
    templates = {}
    if shape == "extends":
        templates["base.html"] = f"<h1>{{% block a %}}{maker.scoped(maker.body)}{{% endblock %}}</h1>\n{{% block b %}}{{% endblock %}}{maker.scoped(maker.body)}"
        templates["main.html"] = ("{% extends 'base.html' %}" + maker.scoped(lambda: maker.set()) +
                                  "{% block a %}" + maker.scoped(maker.body) + maker.pick("", "{{ super() }}") + "{% endblock %}\n" +
                                  maker.pick("", "{% block b %}" + maker.scoped(maker.body) + "{% endblock %}"))
    elif shape == "include":
        main = maker.set() + maker.body()
        templates["part.html"] = maker.scoped(maker.body)
        templates["main.html"] = main + "{% include 'part.html' %}" + maker.pick("", "{% for q in [1, 2] %}{% include 'part.html' %}{% endfor %}") + maker.body()
    elif shape == "import":
        templates["m.html"] = "{% macro m(a, b=2) %}" + maker.pick("{{ a }}<i>{{ b }}</i>", "{% for x in a %}{{ x }}{{ b }}{% endfor %}") + "{% endmacro %}{% set k = 'hằng' %}"
        templates["main.html"] = "{% import 'm.html' as lib %}{% from 'm.html' import m as other %}" + maker.body() + "{{ lib.m(" + maker.list() + ") }}{{ lib.k }}{{ other(" + maker.text() + ", b=" + maker.number() + ") }}"
    else:
        templates["main.html"] = maker.body() + maker.body() + maker.body()
    return {"name": f"seed {seed}", "templates": templates, "may_fail": True}
