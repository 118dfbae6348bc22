/* constraint.c - parsing and evaluation of build constraints. */
#include "constraint.h"

#define CONSTRAINT_DEPTH 200   /* of '!' and '(' */
#define CONSTRAINT_LEN   10000 /* bounds the length of chains, which are walked recursively */

struct input {
	struct arena *arena;
	const char *at, *end;
	int depth;
	bool bad;
};

static struct constraint *new_constraint(struct arena *a, enum constraint_kind kind, struct constraint *x,
					 struct constraint *y)
{
	struct constraint *c = ARENA_NEW(a, struct constraint);

	c->kind = kind;
	c->x = x;
	c->y = y;
	return c;
}

static void skip_blanks(struct input *in)
{
	while (in->at < in->end && (*in->at == ' ' || *in->at == '\t'))
		in->at++;
}

static bool got(struct input *in, const char *token)
{
	size_t len = strlen(token);

	skip_blanks(in);
	if ((size_t)(in->end - in->at) < len || memcmp(in->at, token, len) != 0)
		return false;
	in->at += len;
	return true;
}

static bool is_tag_char(unsigned char c)
{
	return ((c | 0x20u) - 'a') < 26 || (unsigned)c - '0' < 10 || c == '_' || c == '.' || c >= 0x80;
}

static struct constraint *parse_or(struct input *in);

static struct constraint *parse_tag(struct input *in)
{
	const char *start;

	skip_blanks(in);
	start = in->at;
	while (in->at < in->end && is_tag_char((unsigned char)*in->at))
		in->at++;
	if (in->at == start) {
		in->bad = true;
		return NULL;
	}

	struct constraint *c = new_constraint(in->arena, CONSTRAINT_TAG, NULL, NULL);
	c->tag = (struct str){start, (size_t)(in->at - start)};
	return c;
}

static struct constraint *parse_not(struct input *in)
{
	struct constraint *c;

	if (in->bad || ++in->depth > CONSTRAINT_DEPTH) {
		in->bad = true;
		return NULL;
	}
	if (got(in, "!")) {
		c = new_constraint(in->arena, CONSTRAINT_NOT, parse_not(in), NULL);
	} else if (got(in, "(")) {
		c = parse_or(in);
		if (!got(in, ")"))
			in->bad = true;
	} else {
		c = parse_tag(in);
	}
	in->depth--;
	return c;
}

static struct constraint *parse_and(struct input *in)
{
	struct constraint *c = parse_not(in);

	while (!in->bad && got(in, "&&"))
		c = new_constraint(in->arena, CONSTRAINT_AND, c, parse_not(in));
	return c;
}

static struct constraint *parse_or(struct input *in)
{
	struct constraint *c = parse_and(in);

	while (!in->bad && got(in, "||"))
		c = new_constraint(in->arena, CONSTRAINT_OR, c, parse_and(in));
	return c;
}

struct constraint *constraint_parse(struct arena *a, struct str text)
{
	struct input in = {a, text.data, text.data + text.len, 0, text.len > CONSTRAINT_LEN};
	struct constraint *c = parse_or(&in);

	skip_blanks(&in);
	return in.bad || in.at != in.end ? NULL : c;
}

static struct constraint *new_tag(struct arena *a, struct str name)
{
	struct constraint *c = new_constraint(a, CONSTRAINT_TAG, NULL, NULL);

	c->tag = name;
	return c;
}

/* A term of a +build line, NAME or !NAME. What is no tag is taken for one that does not hold. */
static struct constraint *plus_term(struct arena *a, struct str term)
{
	bool not = term.len > 1 && term.data[0] == '!';
	struct str name = str_part(term, not, term.len);
	bool valid = name.len > 0;

	for (size_t i = 0; i < name.len; i++)
		valid = valid && is_tag_char((unsigned char)name.data[i]);
	if (!valid)
		return new_tag(a, STR("ignore"));
	return not ? new_constraint(a, CONSTRAINT_NOT, new_tag(a, name), NULL) : new_tag(a, name);
}

/* One word of a +build line: terms joined by "and" with commas. */
static struct constraint *plus_word(struct arena *a, struct str word)
{
	struct constraint *c = NULL;

	for (size_t i = 0, start = 0; i <= word.len; i++) {
		if (i < word.len && word.data[i] != ',')
			continue;
		struct constraint *x = plus_term(a, str_part(word, start, i));
		c = c ? new_constraint(a, CONSTRAINT_AND, c, x) : x;
		start = i + 1;
	}
	return c;
}

struct constraint *constraint_parse_plus(struct arena *a, struct str text, struct constraint *c)
{
	struct constraint *line = NULL;

	if (text.len > CONSTRAINT_LEN)
		return c;
	for (size_t i = 0; i < text.len; i++) {
		size_t start = i;

		while (i < text.len && text.data[i] != ' ' && text.data[i] != '\t')
			i++;
		if (i == start)
			continue;
		struct constraint *x = plus_word(a, str_part(text, start, i));
		line = line ? new_constraint(a, CONSTRAINT_OR, line, x) : x;
	}
	if (!line)
		line = new_tag(a, STR("ignore"));
	return c ? new_constraint(a, CONSTRAINT_AND, c, line) : line;
}

bool constraint_holds(const struct constraint *c, bool (*tag)(const struct constraint_tags *tags, struct str name),
		      const struct constraint_tags *tags)
{
	switch (c->kind) {
	case CONSTRAINT_TAG:
		return tag(tags, c->tag);
	case CONSTRAINT_NOT:
		return !constraint_holds(c->x, tag, tags);
	case CONSTRAINT_AND:
		return constraint_holds(c->x, tag, tags) && constraint_holds(c->y, tag, tags);
	default:
		return constraint_holds(c->x, tag, tags) || constraint_holds(c->y, tag, tags);
	}
}

static int tag_go_minor(struct str tag)
{
	int n = 0;

	if (!str_has_prefix(tag, STR("go1")))
		return -1;
	if (tag.len == 3)
		return 0;
	if (tag.data[3] != '.')
		return -1;
	for (size_t i = 4; i < tag.len; i++) {
		if (tag.data[i] < '0' || tag.data[i] > '9' || n > 100000)
			return -1;
		n = n * 10 + (tag.data[i] - '0');
	}
	return n;
}

/* What holds at least when the constraint is `sign`. */
static int min_minor(const struct constraint *c, bool sign)
{
	int x, y;

	switch (c->kind) {
	case CONSTRAINT_TAG:
		return sign ? tag_go_minor(c->tag) : -1;
	case CONSTRAINT_NOT:
		return min_minor(c->x, !sign);
	default:
		x = min_minor(c->x, sign);
		y = min_minor(c->y, sign);
		if ((c->kind == CONSTRAINT_AND) == sign)
			return x > y ? x : y;
		return x < y ? x : y;
	}
}

int constraint_go_minor(const struct constraint *c)
{
	return min_minor(c, true);
}
