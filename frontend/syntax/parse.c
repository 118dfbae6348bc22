/* parse.c - the parser's entry, its errors and how it finds its way after one. */
#include "parse.h"

/* ---- tokens ---- */

bool parse_got(struct parser *p, enum token tok)
{
	if (p->s.tok != tok)
		return false;
	scan_next(&p->s);
	return true;
}

void parse_want(struct parser *p, enum token tok)
{
	if (parse_got(p, tok))
		return;
	parse_syntax_error(p, "expected %s", parse_token_words(tok));
	parse_advance(p, 0);
}

/* Keywords that start a statement: good places to go on at inside a function. */
#define STATEMENT_STARTS                                                                                               \
	(TOK_SET(BREAK) | TOK_SET(CONST) | TOK_SET(CONTINUE) | TOK_SET(DEFER) | TOK_SET(FALLTHROUGH) | TOK_SET(FOR) |  \
	 TOK_SET(GO) | TOK_SET(GOTO) | TOK_SET(IF) | TOK_SET(RETURN) | TOK_SET(SELECT) | TOK_SET(SWITCH) |             \
	 TOK_SET(TYPE) | TOK_SET(VAR))

void parse_advance(struct parser *p, uint64_t follow)
{
	uint64_t stop = TOK_SET(EOF) | follow;

	if (follow && p->fnest > 0)
		stop |= STATEMENT_STARTS;
	while (!(stop >> p->s.tok & 1)) {
		scan_next(&p->s);
		if (!follow)
			break;
	}
}

bool parse_list(struct parser *p, struct list *l)
{
	if (l->started && !parse_got(p, l->sep) && p->s.tok != l->close) {
		parse_syntax_error(p, "in %s; possibly missing %s or %s", l->context, parse_token_words(l->sep),
				   parse_token_words(l->close));
		parse_advance(p, TOK_SET(RPAREN) | TOK_SET(RBRACK) | TOK_SET(RBRACE));
		if (p->s.tok != l->close) {
			l->end = p->s.pos;
			return false;
		}
	}
	if (p->s.tok == TOK_EOF || p->s.tok == l->close || l->done) {
		l->end = p->s.pos;
		parse_want(p, l->close);
		return false;
	}
	l->started = true;
	return true;
}

struct node *parse_node(struct parser *p, enum node_kind kind)
{
	return node_new(p->arena, kind, p->s.pos);
}

/* ---- errors ---- */

static bool is_syntax_error(struct str message)
{
	return str_has_prefix(message, STR("syntax error"));
}

static void report(struct parser *p, pos_t pos, struct str message)
{
	p->failed = true;
	p->errors++;
	if (is_syntax_error(message)) {
		p->file->bad = true;
		if (p->error_line == pos_line(pos))
			return;
		p->error_line = pos_line(pos);
	} else {
		if (p->other_line == pos_line(pos) && str_eq(p->other_message, message))
			return;
		p->other_line = pos_line(pos);
		p->other_message = message;
	}
	diag_error(p->diags, pos, "%s", message.data);
}

static void scanner_error(struct scanner *s, pos_t pos, struct str message)
{
	report((struct parser *)s, pos, message);
}

void parse_error_at(struct parser *p, pos_t pos, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	struct str message = arena_vprintf(p->arena, fmt, args);
	va_end(args);
	report(p, pos, message);
}

const char *parse_token_words(enum token tok)
{
	static const char *const keywords[TOK_COUNT] = {
#define TOKEN(name, text)
#define KEYWORD(name, text) [TOK_##name] = "keyword " text,
#include "tokens.def"
	};

	if (tok == TOK_COMMA)
		return "comma";
	if (tok == TOK_SEMI)
		return "semicolon or newline";
	return keywords[tok] ? keywords[tok] : token_name(tok);
}

/* The current token as a message names it. */
static struct str current_token(struct parser *p)
{
	const struct scanner *s = &p->s;

	switch (s->tok) {
	case TOK_NAME:
		return arena_printf(p->arena, "name " STR_FMT, STR_ARG(s->lit));
	case TOK_LITERAL:
		return arena_printf(p->arena, "literal " STR_FMT, STR_ARG(s->lit));
	case TOK_SEMI:
		return s->lit;
	case TOK_OPERATOR:
		return str_of(op_text(s->op));
	case TOK_ASSIGN_OP:
		return arena_printf(p->arena, "%s=", op_text(s->op));
	case TOK_INC_OP:
		return arena_printf(p->arena, "%s%s", op_text(s->op), op_text(s->op));
	default:
		return str_of(parse_token_words(s->tok));
	}
}

static void syntax_error(struct parser *p, pos_t pos, struct str message)
{
	const char *between;

	if (p->s.tok == TOK_EOF && p->failed)
		return; /* what follows from an earlier error only */
	if (str_has_prefix(message, STR("in ")) || str_has_prefix(message, STR("at ")) ||
	    str_has_prefix(message, STR("after ")))
		between = " ";
	else if (str_has_prefix(message, STR("expected ")))
		between = ", ";
	else {
		parse_error_at(p, pos, "syntax error: " STR_FMT, STR_ARG(message));
		return;
	}
	parse_error_at(p, pos, "syntax error: unexpected " STR_FMT "%s" STR_FMT, STR_ARG(current_token(p)), between,
		       STR_ARG(message));
}

void parse_syntax_error(struct parser *p, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	struct str message = arena_vprintf(p->arena, fmt, args);
	va_end(args);
	syntax_error(p, p->s.pos, message);
}

void parse_syntax_error_at(struct parser *p, pos_t pos, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	struct str message = arena_vprintf(p->arena, fmt, args);
	va_end(args);
	syntax_error(p, pos, message);
}

/* ---- bounds ---- */

/* The rest of the file is not looked at. */
static void stop(struct parser *p)
{
	p->s.at = p->s.end;
	p->s.ch = -1;
	p->s.width = 0;
	p->s.nlsemi = false;
	p->s.tok = TOK_EOF;
}

static void too_deep(struct parser *p, pos_t pos, int limit)
{
	if (p->s.tok != TOK_EOF || !p->failed)
		parse_error_at(p, pos, "syntax error: nested too deeply (more than %d levels)", limit);
	p->too_deep = true;
	stop(p);
}

bool parse_enter(struct parser *p)
{
	if (++p->nest > p->deepest)
		p->deepest = p->nest;
	if (p->nest <= PARSE_NEST_LIMIT)
		return true;
	too_deep(p, p->s.pos, PARSE_NEST_LIMIT);
	return false;
}

void parse_leave(struct parser *p)
{
	p->nest--;
}

/* A tree made of nests below SHALLOW, each of chains with FREE_LINKS links, and of FREE_TOTAL
 * further links cannot reach TREE_HEIGHT_LIMIT: about six chains lie one in another per nest. */
#define SHALLOW    200
#define FREE_LINKS 4
#define FREE_TOTAL 2000

void parse_link(struct parser *p, uint32_t n)
{
	if (n > FREE_LINKS)
		p->links++;
	if (n == TREE_HEIGHT_LIMIT)
		too_deep(p, p->s.pos, TREE_HEIGHT_LIMIT);
}

/* Walks the finished tree with a stack of its own. */
static void check_height(struct parser *p)
{
	struct visit {
		struct node *node;
		uint32_t height;
	};
	VEC(struct visit) todo = {0};
	struct nodes children = {0};
	struct arena *scratch = arena_new();

	for (uint32_t i = 0; i < p->file->decls.len; i++)
		VEC_PUSH(scratch, &todo, (struct visit){p->file->decls.at[i], 1});
	while (todo.len) {
		struct visit v = todo.at[--todo.len];

		if (v.height > TREE_HEIGHT_LIMIT) {
			too_deep(p, v.node->pos, TREE_HEIGHT_LIMIT);
			break;
		}
		children.len = 0;
		node_children(scratch, v.node, &children);
		for (uint32_t i = 0; i < children.len; i++)
			VEC_PUSH(scratch, &todo, (struct visit){children.at[i], v.height + 1});
	}
	arena_free(scratch);
}

static void check_branches(struct parser *p)
{
	struct arena *scratch = p->bodies.len ? arena_new() : NULL;

	for (uint32_t i = 0; i < p->bodies.len; i++)
		branches_check(p, p->bodies.at[i], scratch);
	arena_free(scratch);
}

/* ---- entry ---- */

struct syntax_file *syntax_parse(struct arena *a, struct intern *in, struct sources *src, uint32_t index,
				 struct diags *d, const struct parse_options *opt)
{
	static const struct parse_options defaults;
	struct parser p = {
	    .arena = a,
	    .names = in,
	    .sources = src,
	    .diags = d,
	    .opt = opt ? opt : &defaults,
	    .file = ARENA_NEW(a, struct syntax_file),
	    .top = true,
	    .s = {.error = scanner_error, .directive = pragma_directive},
	};

	p.file->index = index;
	scan_init(&p.s, a, index, src->files.at[index - 1].text);
	scan_next(&p.s);
	parse_file(&p);
	if (p.s.line > POS_LINE_MAX)
		parse_error_at(&p, p.s.pos, "file has more than %llu lines", (unsigned long long)POS_LINE_MAX);
	if (p.deepest > SHALLOW || p.links > FREE_TOTAL)
		check_height(&p);
	if (p.too_deep)
		return p.file;
	check_branches(&p);
#ifdef GOSUB_DEBUG
	if (!p.file->bad)
		tree_check(p.file);
#endif
	return p.file;
}
