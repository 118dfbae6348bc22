/* mutate.c - mutations of source text for libFuzzer. Random bytes die in the scanner; these change whole tokens, lines
 * and bracketed groups, so that most results still parse and some still check. A few inputs go to libFuzzer's own
 * mutations of bytes all the same. */
#include <string.h>

#include "fuzz.h"

/* libFuzzer's interface. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t na, const uint8_t *b, size_t nb, uint8_t *out, size_t max,
				 unsigned seed);

enum class { SPACE, NEWLINE, WORD, NUMBER, TEXT, MARK };

struct piece {
	const char *at;
	uint32_t len;
	enum class class;
	uint32_t mate; /* of a bracket: its partner's index, else its own */
};

/* A source text cut into pieces; joined they are the text again. */
struct pieces {
	struct piece *at;
	uint32_t len, cap;
};

struct random {
	uint64_t state;
};

static uint32_t below(struct random *r, uint32_t n)
{
	r->state ^= r->state << 13;
	r->state ^= r->state >> 7;
	r->state ^= r->state << 17;
	return n ? (uint32_t)((r->state >> 20) % n) : 0;
}

static struct random random_new(unsigned seed)
{
	return (struct random){seed * UINT64_C(0x9e3779b97f4a7c15) + 1};
}

/* ---- cutting ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c) || (c & 0x80);
}

static size_t span(const char *s, size_t n, bool (*in)(char))
{
	size_t i = 0;
	while (i < n && in(s[i]))
		i++;
	return i;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool is_number(char c)
{
	return is_word(c) || c == '.';
}

static bool is_mark(char c)
{
	return c && strchr("+-*/%&|^<>=!:.~", c);
}

static size_t quoted(const char *s, size_t n)
{
	size_t i = 1;
	while (i < n && s[i] != s[0] && (s[0] == '`' || s[i] != '\n'))
		i += s[i] == '\\' && s[0] != '`' ? 2 : 1;
	return i < n ? i + 1 : n;
}

static size_t comment(const char *s, size_t n)
{
	size_t i = 2;
	if (s[1] == '/') {
		while (i < n && s[i] != '\n')
			i++;
		return i;
	}
	while (i + 1 < n && (s[i] != '*' || s[i + 1] != '/'))
		i++;
	return i + 1 < n ? i + 2 : n;
}

static struct piece first_piece(const char *s, size_t n)
{
	struct piece p = {.at = s, .len = 1, .class = MARK};
	if (*s == '\n')
		p.class = NEWLINE;
	else if (is_space(*s))
		p = (struct piece){s, (uint32_t)span(s, n, is_space), SPACE, 0};
	else if (is_digit(*s))
		p = (struct piece){s, (uint32_t)span(s, n, is_number), NUMBER, 0};
	else if (is_word(*s))
		p = (struct piece){s, (uint32_t)span(s, n, is_word), WORD, 0};
	else if (*s == '"' || *s == '\'' || *s == '`')
		p = (struct piece){s, (uint32_t)quoted(s, n), TEXT, 0};
	else if (*s == '/' && n > 1 && (s[1] == '/' || s[1] == '*'))
		p = (struct piece){s, (uint32_t)comment(s, n), SPACE, 0};
	else if (is_mark(*s))
		p.len = (uint32_t)span(s, n < 3 ? n : 3, is_mark);
	return p;
}

static void find_mates(struct arena *a, struct pieces *l)
{
	VEC(uint32_t) open = {0};
	for (uint32_t i = 0; i < l->len; i++) {
		struct piece *p = &l->at[i];
		p->mate = i;
		if (p->class != MARK)
			continue;
		if (strchr("([{", *p->at)) {
			VEC_PUSH(a, &open, i);
		} else if (strchr(")]}", *p->at) && open.len) {
			uint32_t j = open.at[--open.len];
			p->mate = j;
			l->at[j].mate = i;
		}
	}
}

static struct pieces cut(struct arena *a, const char *s, size_t n)
{
	struct pieces l = {0};
	for (size_t i = 0; i < n; i += VEC_LAST(&l).len)
		VEC_PUSH(a, &l, first_piece(s + i, n - i));
	find_mates(a, &l);
	return l;
}

/* ---- ranges: [from, to) of pieces ---- */

struct range {
	uint32_t from, to;
};

static struct range line_at(const struct pieces *l, uint32_t i)
{
	struct range r = {i, i};
	while (r.from > 0 && l->at[r.from - 1].class != NEWLINE)
		r.from--;
	while (r.to < l->len && l->at[r.to].class != NEWLINE)
		r.to++;
	if (r.to < l->len)
		r.to++;
	return r;
}

/* The lines that a bracket at the end of this one holds with it: a whole statement or declaration. */
static struct range statement_at(const struct pieces *l, uint32_t i)
{
	struct range r = line_at(l, i);
	for (uint32_t k = r.from; k < r.to; k++)
		if (l->at[k].mate >= r.to)
			r.to = line_at(l, l->at[k].mate).to;
	return r;
}

/* A bracketed group around or after i, with its brackets. */
static struct range group_at(const struct pieces *l, uint32_t i)
{
	for (uint32_t k = i; k < l->len; k++)
		if (l->at[k].mate > k)
			return (struct range){k, l->at[k].mate + 1};
	return (struct range){i, i + 1};
}

static struct range pick(struct random *r, const struct pieces *l)
{
	uint32_t i = below(r, l->len);
	switch (below(r, 6)) {
	case 0:
		return line_at(l, i);
	case 1:
	case 2:
		return statement_at(l, i);
	case 3:
		return group_at(l, i);
	case 4: {
		uint32_t n = 1 + below(r, 6);
		return (struct range){i, i + n > l->len ? l->len : i + n};
	}
	default:
		return (struct range){i, i + 1};
	}
}

static bool same_class(const struct pieces *l, uint32_t i, const struct pieces *m, uint32_t j)
{
	return l->at[i].class == m->at[j].class && (l->at[i].mate == i) == (m->at[j].mate == j);
}

/* A piece of m that could stand for piece i of l; i's own index when luck fails. */
static bool similar(struct random *r, const struct pieces *l, uint32_t i, const struct pieces *m, uint32_t *j)
{
	for (int tries = 0; tries < 40; tries++) {
		*j = below(r, m->len);
		if (same_class(l, i, m, *j))
			return true;
	}
	return false;
}

/* ---- joining ---- */

static void add(struct pieces *out, struct arena *a, const struct pieces *l, struct range r)
{
	for (uint32_t i = r.from; i < r.to && i < l->len; i++)
		VEC_PUSH(a, out, l->at[i]);
}

/* l with range r replaced by range s of m. */
static struct pieces replace(struct arena *a, const struct pieces *l, struct range r, const struct pieces *m,
			     struct range s)
{
	struct pieces out = {0};
	add(&out, a, l, (struct range){0, r.from});
	add(&out, a, m, s);
	add(&out, a, l, (struct range){r.to, l->len});
	find_mates(a, &out);
	return out;
}

static size_t join(const struct pieces *l, uint8_t *out, size_t max)
{
	size_t n = 0;
	for (uint32_t i = 0; i < l->len && n + l->at[i].len <= max; i++) {
		for (uint32_t k = 0; k < l->at[i].len; k++)
			out[n + k] = (uint8_t)l->at[i].at[k];
		n += l->at[i].len;
	}
	return n;
}

/* ---- changes ---- */

/* Words worth trying anywhere, and numbers at the edges of types. */
static const char *const words[] = {
    "int",
    "int8",
    "uint64",
    "uintptr",
    "float32",
    "complex128",
    "string",
    "bool",
    "any",
    "error",
    "byte",
    "rune",
    "nil",
    "true",
    "iota",
    "_",
    "x",
    "T",
    "func",
    "struct",
    "interface",
    "map",
    "chan",
    "*",
    "&",
    "[]",
    "[...]",
    "[0]",
    "<-",
    "...",
    "go",
    "defer",
    "return",
    "break",
    "continue",
    "goto",
    "fallthrough",
    "range",
    "type",
    "const",
    "var",
    "comparable",
    "len",
    "cap",
    "append",
    "copy",
    "make",
    "new",
    "min",
    "max",
    "clear",
    "panic",
    "recover",
    "delete",
    "complex",
    "real",
    "unsafe.Sizeof",
    "unsafe.Offsetof",
    "unsafe.Pointer",
    "unsafe.Slice",
    "~",
    "|",
    "==",
    "!=",
    "<",
    "<<",
    ">>",
    "&^",
    "&&",
    "=",
    ":=",
    "+=",
    "++",
    ";",
    ",",
    ":",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "()",
    "{}",
    "[T any]",
    "[int]",
    ".(type)",
    ".(T)",
    "0",
    "1",
    "-1",
    "63",
    "64",
    "127",
    "128",
    "255",
    "256",
    "1<<31",
    "1<<62",
    "1<<63",
    "1<<64",
    "1<<511",
    "1e309",
    "1e-400",
    "0x1p-1074",
    "'a'",
    "0.5",
    "2i",
    "\"\"",
    "\"abc\"",
    "`r`",
    "1<<40",
    "func() {}",
    "struct{}{}",
    "interface{}(nil)",
    "select {}",
    "switch {",
    "for {",
    "if x {",
    "case 1:",
    "default:",
    "L:",
    "\n",
};

static struct piece a_word(struct random *r)
{
	const char *s = words[below(r, KIT_COUNT(words))];
	return (struct piece){s, (uint32_t)strlen(s), WORD, 0};
}

static struct pieces put_word(struct arena *a, struct random *r, const struct pieces *l, bool instead)
{
	struct piece word = a_word(r);
	struct pieces one = {&word, 1, 1};
	uint32_t i = below(r, l->len);
	if (!instead) /* inserted words keep apart from what is beside them */
		word.at = arena_printf(a, " %s ", word.at).data, word.len += 2;
	return replace(a, l, (struct range){i, i + instead}, &one, (struct range){0, 1});
}

/* Every piece that spells as piece i does becomes as piece j: a variable renamed, a type exchanged. */
static struct pieces rename_all(struct arena *a, const struct pieces *l, uint32_t i, uint32_t j)
{
	struct pieces out = {0};
	struct piece old = l->at[i], new = l->at[j];
	add(&out, a, l, (struct range){0, l->len});
	for (uint32_t k = 0; k < out.len; k++)
		if (out.at[k].len == old.len && !memcmp(out.at[k].at, old.at, old.len)) {
			out.at[k].at = new.at;
			out.at[k].len = new.len;
		}
	return out;
}

/* Piece i becomes ((…i…)), a group nested some times. */
static struct pieces nest(struct arena *a, struct random *r, const struct pieces *l)
{
	struct range g = group_at(l, below(r, l->len));
	struct pieces out = {0};
	uint32_t times = 2 + below(r, 4);
	add(&out, a, l, (struct range){0, g.from});
	for (uint32_t i = 0; i < times; i++)
		add(&out, a, l, g);
	add(&out, a, l, (struct range){g.to, l->len});
	find_mates(a, &out);
	return out;
}

static struct pieces change(struct arena *a, struct random *r, const struct pieces *l)
{
	struct range from = pick(r, l), to = pick(r, l);
	uint32_t i = below(r, l->len), j;

	switch (below(r, 12)) {
	case 0: /* delete */
		return replace(a, l, from, l, (struct range){0, 0});
	case 1: /* duplicate in place */
		return replace(a, l, (struct range){from.to, from.to}, l, from);
	case 2: /* copy elsewhere */
		return replace(a, l, (struct range){to.from, to.from}, l, from);
	case 3: /* overwrite */
		return replace(a, l, to, l, from);
	case 4: { /* group for group, statement for statement */
		struct range g = group_at(l, i), h = group_at(l, below(r, l->len));
		return replace(a, l, g, l, h);
	}
	case 5: {
		struct range s = statement_at(l, i), t = statement_at(l, below(r, l->len));
		return replace(a, l, (struct range){s.from, s.from}, l, t);
	}
	case 6:
		return put_word(a, r, l, true);
	case 7:
		return put_word(a, r, l, false);
	case 8:
		if (similar(r, l, i, l, &j))
			return rename_all(a, l, i, j);
		return *l;
	case 9:
		return nest(a, r, l);
	default:
		if (similar(r, l, i, l, &j))
			return replace(a, l, (struct range){i, i + 1}, l, (struct range){j, j + 1});
		return *l;
	}
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
	struct random r = random_new(seed);
	if (size == 0 || below(&r, 16) == 0)
		return LLVMFuzzerMutate(data, size, max);

	struct arena *a = arena_new();
	struct pieces l = cut(a, arena_dup(a, data, size), size);
	for (uint32_t n = 1 + below(&r, 4); n > 0 && l.len > 0; n--)
		l = change(a, &r, &l);
	size = join(&l, data, max);
	arena_free(a);
	return size;
}

/* A part of b gets into a: a statement or declaration beside, a group or a piece in place of one of a's. */
static struct pieces cross(struct arena *a, struct random *r, const struct pieces *l, const struct pieces *m)
{
	uint32_t i = below(r, l->len), j = below(r, m->len);
	struct range s;

	switch (below(r, 4)) {
	case 0:
		s = statement_at(l, i);
		return replace(a, l, s, m, statement_at(m, j));
	case 1:
		s = statement_at(l, i);
		return replace(a, l, (struct range){s.from, s.from}, m, statement_at(m, j));
	case 2:
		return replace(a, l, group_at(l, i), m, group_at(m, j));
	default:
		if (similar(r, l, i, m, &j))
			return replace(a, l, (struct range){i, i + 1}, m, (struct range){j, j + 1});
		return *l;
	}
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *x, size_t nx, const uint8_t *y, size_t ny, uint8_t *out, size_t max,
				 unsigned seed)
{
	struct random r = random_new(seed);
	struct arena *a = arena_new();
	struct pieces l = cut(a, (const char *)x, nx), m = cut(a, (const char *)y, ny);
	for (uint32_t n = 1 + below(&r, 3); n > 0 && l.len > 0 && m.len > 0; n--)
		l = cross(a, &r, &l, &m);
	size_t size = join(&l, out, max);
	arena_free(a);
	return size;
}
