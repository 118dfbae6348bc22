/* cover.c - blocks of statements as cmd/cover delimits them, a counter put into the text of each: lines stay where they
 * were, and what follows knows nothing of it. */
#include "cover.h"

#include <ctype.h>
#include <stdlib.h>

/* What each byte of the text is. */
enum byte { BLANK, CODE, LITERAL };

struct insertion {
	size_t at;
	uint32_t order;
	struct str text;
};

struct cover {
	struct arena *arena;
	struct str text;
	uint8_t *bytes;     /* enum byte of each */
	uint32_t *lines;    /* of each byte, from 0 */
	size_t *line_start; /* of each line, and the end */
	const char *mode, *variable;
	VEC(struct insertion) insertions;
	struct cover_file *out;
};

/* Statements of a list, from their first byte to behind their last. */
struct statement {
	size_t from, to;
	const struct node *node;
	bool label_only; /* the label alone: what it stands before follows */
};
struct statements {
	VEC(struct statement) list;
};

/* ---- bytes ---- */

static size_t mark_literal(struct cover *c, size_t i)
{
	char quote = c->text.data[i];
	do {
		c->bytes[i] = LITERAL;
		if (c->text.data[i] == '\\' && quote != '`' && i + 1 < c->text.len)
			c->bytes[++i] = LITERAL;
		i++;
	} while (i < c->text.len && c->text.data[i] != quote);
	if (i < c->text.len)
		c->bytes[i++] = LITERAL;
	return i;
}

static void mark_bytes(struct cover *c)
{
	struct str s = c->text;
	for (size_t i = 0; i < s.len;) {
		char ch = s.data[i];
		bool comment = ch == '/' && i + 1 < s.len;
		if (comment && s.data[i + 1] == '/')
			i = str_find(s, i, "\n");
		else if (comment && s.data[i + 1] == '*')
			i = str_find(s, i + 2, "*/") + 2;
		else if (ch == '"' || ch == '\'' || ch == '`')
			i = mark_literal(c, i);
		else
			c->bytes[i++] = isspace((unsigned char)ch) ? BLANK : CODE;
	}
}

static void count_lines(struct cover *c)
{
	uint32_t line = 0;
	for (size_t i = 0; i < c->text.len; i++) {
		c->lines[i] = line;
		if (c->text.data[i] == '\n')
			c->line_start[++line] = i + 1;
	}
	c->lines[c->text.len] = line;
	c->line_start[line + 1] = c->text.len;
}

static size_t offset_of(const struct cover *c, pos_t pos)
{
	return c->line_start[pos_line(pos) - 1] + pos_col(pos) - 1;
}

/* Behind the last byte of code before `limit` that ends no statement. */
static size_t code_end(const struct cover *c, size_t limit)
{
	while (limit &&
	       (c->bytes[limit - 1] == BLANK || (c->bytes[limit - 1] == CODE && c->text.data[limit - 1] == ';')))
		limit--;
	return limit;
}

/* The brace that opens what begins at `limit` at the latest. */
static size_t brace_before(const struct cover *c, size_t limit)
{
	while (limit && !(c->bytes[limit - 1] == CODE && c->text.data[limit - 1] == '{'))
		limit--;
	return limit ? limit - 1 : 0;
}

/* ---- the tree ---- */

static pos_t start_of(struct cover *c, const struct node *n)
{
	struct nodes children = {0};
	pos_t first = n->pos;
	node_children(c->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++) {
		pos_t p = start_of(c, children.at[i]);
		first = p && (!first || p < first) ? p : first;
	}
	return first;
}

static const struct node *find_literal(struct cover *c, const struct node *n)
{
	struct nodes children = {0};
	const struct node *found = NULL;
	if (!n || n->kind == NODE_FUNC_LIT)
		return n;
	node_children(c->arena, n, &children);
	for (uint32_t i = 0; !found && i < children.len; i++)
		found = find_literal(c, children.at[i]);
	return found;
}

/* limit: where what stands behind the list begins. */
static struct statements statements_of(struct cover *c, const struct nodes *list, size_t limit)
{
	struct statements s = {0};
	for (uint32_t i = 0; i < list->len; i++)
		if (list->at[i]->kind != NODE_EMPTY)
			VEC_PUSH(c->arena, &s.list,
				 (struct statement){offset_of(c, start_of(c, list->at[i])), 0, list->at[i], false});
	for (uint32_t i = 0; i < s.list.len; i++)
		s.list.at[i].to = code_end(c, i + 1 < s.list.len ? s.list.at[i + 1].from : limit);
	return s;
}

static bool is_control(const struct node *n)
{
	return n->kind == NODE_FOR || n->kind == NODE_SWITCH || n->kind == NODE_SELECT;
}

static bool is_panic(const struct node *n)
{
	const struct node *call = n->kind == NODE_EXPR_STMT ? n->expr_stmt.x : NULL;
	return call && call->kind == NODE_CALL && call->call.fun->kind == NODE_NAME && call->call.args.len == 1 &&
	       !strcmp(call->call.fun->name.text, "panic");
}

static bool ends_block(struct cover *c, const struct statement *s)
{
	enum node_kind k = s->node->kind;
	return s->label_only || is_control(s->node) || k == NODE_BLOCK || k == NODE_BRANCH || k == NODE_IF ||
	       k == NODE_LABELED || is_panic(s->node) || find_literal(c, s->node);
}

static size_t head_end(struct cover *c, const struct node *const *heads, uint32_t n, size_t body)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct node *literal = heads[i] ? find_literal(c, heads[i]) : NULL;
		if (literal)
			return offset_of(c, literal->func_lit.body->pos);
	}
	return body;
}

static size_t clauses_brace(struct cover *c, const struct nodes *clauses, pos_t rbrace)
{
	return brace_before(c, clauses->len ? offset_of(c, clauses->at[0]->pos) : offset_of(c, rbrace));
}

/* The end of what a statement runs before its body. */
static size_t boundary(struct cover *c, const struct node *n, size_t end)
{
	const struct node *heads[3] = {0}, *literal;
	switch (n->kind) {
	case NODE_BLOCK:
		return offset_of(c, n->pos);
	case NODE_LABELED:
		return boundary(c, n->labeled.stmt, end);
	case NODE_IF:
		heads[0] = n->if_stmt.init;
		heads[1] = n->if_stmt.cond;
		return head_end(c, heads, 2, offset_of(c, n->if_stmt.then->pos));
	case NODE_FOR:
		heads[0] = n->for_stmt.init;
		heads[1] = n->for_stmt.cond;
		heads[2] = n->for_stmt.post;
		return head_end(c, heads, 3, offset_of(c, n->for_stmt.body->pos));
	case NODE_SWITCH:
		heads[0] = n->switch_stmt.init;
		if (n->switch_stmt.tag && n->switch_stmt.tag->kind != NODE_TYPE_SWITCH_GUARD)
			heads[1] = n->switch_stmt.tag;
		return head_end(c, heads, 2, clauses_brace(c, &n->switch_stmt.clauses, n->switch_stmt.rbrace));
	case NODE_SELECT:
		return clauses_brace(c, &n->select.clauses, n->select.rbrace);
	default:
		literal = find_literal(c, n);
		return literal ? offset_of(c, literal->func_lit.body->pos) : end;
	}
}

/* ---- blocks ---- */

static void insert(struct cover *c, size_t at, struct str text)
{
	VEC_PUSH(c->arena, &c->insertions, (struct insertion){at, c->insertions.len, text});
}

static void add_counter(struct cover *c, size_t at, size_t from, size_t to, uint32_t statements)
{
	uint32_t n = c->out->blocks.len;
	struct cover_block b = {.line = c->lines[from], .end_line = c->lines[to], .statements = statements};
	b.col = (uint32_t)(from - c->line_start[b.line]) + 1;
	b.end_col = (uint32_t)(to - c->line_start[b.end_line]) + 1;
	b.line++;
	b.end_line++;
	struct text t = {.arena = c->arena};
	if (!strcmp(c->mode, "set"))
		text_printf(&t, "%s[%u] = 1;", c->variable, n);
	else if (!strcmp(c->mode, "atomic"))
		text_printf(&t, "_cover_atomic_.AddUint32(&%s[%u], 1);", c->variable, n);
	else
		text_printf(&t, "%s[%u]++;", c->variable, n);
	insert(c, at, text_str(&t));
	VEC_PUSH(c->arena, &c->out->blocks, b);
}

struct range {
	size_t from, to;
	uint32_t statements;
};
struct ranges {
	VEC(struct range) list;
};

static bool is_code(const struct cover *c, size_t i)
{
	return c->bytes[i] == LITERAL || (c->bytes[i] == CODE && !strchr("{}", c->text.data[i]));
}

/* The lines from `from` to `to` that hold code other than braces: lines of comments and empty ones divide. */
static struct ranges code_ranges(struct cover *c, size_t from, size_t to)
{
	struct ranges r = {0};
	size_t start = 0;
	uint32_t last = 0;
	bool any = false;
	for (size_t i = from; i < to; i++) {
		if (!is_code(c, i))
			continue;
		if (!any)
			start = i;
		if (any && c->lines[i] > last + 1) {
			VEC_PUSH(c->arena, &r.list, (struct range){start, c->line_start[last + 1], 0});
			start = i;
		}
		last = c->lines[i];
		any = true;
	}
	if (!any)
		VEC_PUSH(c->arena, &r.list, (struct range){from, from, 0});
	else /* lines behind the last code, such as that of a lone brace, are left out */
		VEC_PUSH(c->arena, &r.list,
			 (struct range){start, c->line_start[last + 1] < to ? c->line_start[last + 1] : to, 0});
	return r;
}

/* Joins ranges whose border lies inside a statement, and counts the statements that begin in each. */
static struct ranges join_ranges(struct cover *c, const struct ranges *in, const struct statement *s, uint32_t n)
{
	struct ranges out = {0};
	for (uint32_t i = 0; i < in->list.len; i++) {
		struct range r = in->list.at[i];
		const struct statement *before = NULL;
		for (uint32_t k = 0; k < n; k++) {
			r.statements += s[k].from >= r.from && s[k].from < r.to;
			before = s[k].from < r.from ? &s[k] : before;
		}
		if (out.list.len && before && r.from < before->to) {
			VEC_LAST(&out.list).to = r.to;
			VEC_LAST(&out.list).statements += r.statements;
		} else {
			VEC_PUSH(c->arena, &out.list, r);
		}
	}
	return out;
}

/* A label that a goto may lead to begins a block: what it stands before becomes a statement of its own. */
static void split_label(struct cover *c, struct statements *s, uint32_t i)
{
	struct statement label = s->list.at[i], inner = label;
	inner.node = label.node->labeled.stmt;
	inner.from = offset_of(c, start_of(c, inner.node));
	label.to = inner.from;
	label.label_only = true;
	VEC_PUSH(c->arena, &s->list, inner);
	memmove(s->list.at + i + 2, s->list.at + i + 1, (s->list.len - i - 2) * sizeof inner);
	s->list.at[i] = label;
	s->list.at[i + 1] = inner;
}

/* The statements from `first` up to one that changes the flow of control; *end: where their block ends. */
static uint32_t take_block(struct cover *c, struct statements *s, uint32_t first, size_t *end, bool *broken)
{
	for (uint32_t i = first; i < s->list.len; i++) {
		const struct statement *x = &s->list.at[i];
		*end = x->label_only ? x->from : boundary(c, x->node, x->to);
		if (!ends_block(c, x))
			continue;
		if (x->node->kind == NODE_LABELED && !x->label_only && !is_control(x->node->labeled.stmt)) {
			*end = x->from;
			split_label(c, s, i);
		}
		*broken = true;
		return i + 1;
	}
	return s->list.len;
}

/* Counters for a list: pos is where its first block begins, insert_at where that one's counter stands. */
static void add_counters(struct cover *c, size_t pos, size_t insert_at, size_t block_end, struct statements s,
			 bool extend)
{
	uint32_t first = 0;
	if (!s.list.len) {
		struct range r = code_ranges(c, insert_at, block_end).list.at[0];
		add_counter(c, r.from, r.from, r.to, 0);
		return;
	}
	while (first < s.list.len) {
		size_t end = block_end;
		bool broken = false;
		uint32_t next = take_block(c, &s, first, &end, &broken);
		extend &= !broken;
		if (extend)
			end = block_end;
		struct ranges all = code_ranges(c, pos, end > pos ? end : pos);
		struct ranges r = join_ranges(c, &all, s.list.at + first, next - first);
		for (uint32_t i = 0; pos != end && i < r.list.len; i++)
			add_counter(c, i ? r.list.at[i].from : insert_at, r.list.at[i].from, r.list.at[i].to,
				    r.list.at[i].statements);
		first = next;
		if (first < s.list.len)
			pos = insert_at = s.list.at[first].from;
	}
}

/* ---- the walk ---- */

static void visit(struct cover *c, const struct node *n);

static void visit_children(struct cover *c, const struct node *n)
{
	struct nodes children = {0};
	node_children(c->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		visit(c, children.at[i]);
}

/* lbrace: that of the text, or a place of ours for one. */
static void visit_block(struct cover *c, const struct node *n, size_t lbrace)
{
	size_t rbrace = offset_of(c, n->block.rbrace);
	add_counters(c, lbrace, lbrace + 1, rbrace + 1, statements_of(c, &n->block.stmts, rbrace), true);
	visit_children(c, n);
}

static void visit_clauses(struct cover *c, const struct nodes *clauses, pos_t rbrace)
{
	for (uint32_t i = 0; i < clauses->len; i++) {
		const struct node *n = clauses->at[i];
		bool is_case = n->kind == NODE_CASE;
		size_t limit = offset_of(c, i + 1 < clauses->len ? clauses->at[i + 1]->pos : rbrace);
		size_t colon = offset_of(c, is_case ? n->case_clause.colon : n->comm_clause.colon) + 1;
		struct statements s = statements_of(c, is_case ? &n->case_clause.body : &n->comm_clause.body, limit);
		add_counters(c, colon, colon, s.list.len ? VEC_LAST(&s.list).to : colon, s, false);
	}
}

static size_t if_end(struct cover *c, const struct node *n)
{
	while (n->kind == NODE_IF)
		n = n->if_stmt.else_ ? n->if_stmt.else_ : n->if_stmt.then;
	return offset_of(c, n->block.rbrace) + 1;
}

/* "else" gets a block of ours, for "else if" has a condition that runs. */
static void visit_if(struct cover *c, const struct node *n)
{
	const struct node *e = n->if_stmt.else_;
	if (n->if_stmt.init)
		visit(c, n->if_stmt.init);
	visit(c, n->if_stmt.cond);
	visit(c, n->if_stmt.then);
	if (!e)
		return;
	size_t word = offset_of(c, n->if_stmt.then->block.rbrace) + 1, end = if_end(c, e);
	while (c->bytes[word] != CODE)
		word++;
	insert(c, word + 4, STR("{"));
	if (e->kind == NODE_IF) {
		struct statements s = {0};
		VEC_PUSH(c->arena, &s.list, (struct statement){offset_of(c, e->pos), end, e, false});
		add_counters(c, word + 4, word + 5, end + 1, s, true);
		visit(c, e);
	} else {
		visit_block(c, e, word + 4);
	}
	insert(c, end, STR("}"));
}

static void visit(struct cover *c, const struct node *n)
{
	switch (n->kind) {
	case NODE_BLOCK:
		visit_block(c, n, offset_of(c, n->pos));
		return;
	case NODE_IF:
		visit_if(c, n);
		return;
	case NODE_SWITCH:
		visit_clauses(c, &n->switch_stmt.clauses, n->switch_stmt.rbrace);
		break;
	case NODE_SELECT:
		visit_clauses(c, &n->select.clauses, n->select.rbrace);
		break;
	case NODE_FUNC_DECL:
		if (!n->func_decl.body || !strcmp(n->func_decl.name->name.text, "_"))
			return;
		break;
	default:
		break;
	}
	visit_children(c, n);
}

/* ---- text ---- */

static int compare_insertions(const void *a, const void *b)
{
	const struct insertion *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static struct str edited(struct cover *c)
{
	struct text t = {.arena = c->arena};
	size_t from = 0;
	if (c->insertions.len)
		qsort(c->insertions.at, c->insertions.len, sizeof *c->insertions.at, compare_insertions);
	for (uint32_t i = 0; i < c->insertions.len; i++) {
		text_add(&t, str_part(c->text, from, c->insertions.at[i].at));
		text_add(&t, c->insertions.at[i].text);
		from = c->insertions.at[i].at;
	}
	text_add(&t, str_part(c->text, from, c->text.len));
	text_printf(&t, "\nvar %s [%u]uint32\n", c->variable, c->out->blocks.len);
	if (!strcmp(c->mode, "atomic"))
		text_add(&t, STR("\nvar _ = _cover_atomic_.LoadUint32\n"));
	return text_str(&t);
}

bool cover_instrument(struct load *l, uint32_t source, const char *mode, const char *variable, struct cover_file *out)
{
	struct arena *a = l->config.arena;
	struct str text = l->config.sources->files.at[source - 1].text;
	struct diags dropped = {.arena = a, .sources = l->config.sources};
	struct parse_options options = {.std = true, .no_branches = true};
	struct syntax_file *f = syntax_parse(a, l->config.names, l->config.sources, source, &dropped, &options);
	struct cover c = {.arena = a, .text = text, .mode = mode, .variable = variable, .out = out};
	*out = (struct cover_file){0};
	if (f->bad || dropped.errors)
		return false;
	c.bytes = ARENA_ARRAY(a, uint8_t, text.len + 1);
	c.lines = ARENA_ARRAY(a, uint32_t, text.len + 1);
	c.line_start = ARENA_ARRAY(a, size_t, text.len + 2);
	mark_bytes(&c);
	count_lines(&c);
	if (!strcmp(mode, "atomic"))
		insert(&c, offset_of(&c, f->package->pos) + strlen(f->package->name.text),
		       STR("; import _cover_atomic_ \"sync/atomic\""));
	for (uint32_t i = 0; i < f->decls.len; i++)
		visit(&c, f->decls.at[i]);
	out->text = edited(&c);
	return true;
}
