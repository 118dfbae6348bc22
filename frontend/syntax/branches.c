/* branches.c - labels, break, continue, goto and fallthrough of one function body.
 *
 * One walk over the statements. A goto whose label has not been seen yet is kept in the list of its
 * block and handed outwards; a label resolves those that have come out to its own block. What is
 * left at the end jumps into a block or nowhere. Function literals have bodies of their own and are
 * not entered. */
#include "parse.h"

struct block {
	const struct block *parent;
	pos_t start;
	struct node *labeled; /* the labeled statement that this block belongs to */
};

struct label {
	const struct block *parent;
	struct node *stmt; /* NODE_LABELED */
	bool used;
};

struct pending {
	struct node *branch;
	bool over_var; /* a variable was declared after it in the block it is now pending in */
};

struct targets {
	struct node *breaks, *continues;
	bool in_case; /* directly in a clause of breaks, which is a switch */
	bool last_case;
};

struct branches {
	struct parser *p;
	struct arena *scratch;
	struct map *labels; /* const char * -> struct label * */
};

typedef VEC(struct pending) pending_list;

static struct str where(const struct branches *b, pos_t pos)
{
	return sources_pos_in_text(b->p->sources, b->p->arena, pos);
}

static void error_at(const struct branches *b, pos_t pos, const char *words, const char *name)
{
	struct str message = arena_printf(b->p->arena, "%s%s%s", words, *name ? " " : "", name);

	diag_error(b->p->diags, pos, "%s", message.data);
}

/* Declares the label, or gives the one that has the name already. */
static struct label *declare(struct branches *b, const struct block *block, struct node *s)
{
	struct node *name = s->labeled.label;
	struct label *l = map_get(b->labels, name->name.text);

	if (l) {
		diag_error(b->p->diags, name->pos, "label %s already defined at %s", name->name.text,
			   where(b, l->stmt->labeled.label->pos).data);
		return l;
	}
	l = ARENA_NEW(b->scratch, struct label);
	l->parent = block;
	l->stmt = s;
	map_put(b->labels, name->name.text, l);
	return l;
}

/* The labeled statement that a goto in `block` may jump to by now. */
static struct node *goto_target(struct branches *b, const struct block *block, const char *name)
{
	struct label *l = map_get(b->labels, name);

	if (!l)
		return NULL;
	l->used = true;
	for (; block; block = block->parent)
		if (l->parent == block)
			return l->stmt;
	return NULL;
}

/* For break and continue: the statement labeled so around `block`; *known: there is such a label.
 */
static struct node *enclosing_target(struct branches *b, const struct block *block, const char *name, bool *known)
{
	struct label *l = map_get(b->labels, name);

	*known = l != NULL;
	if (!l)
		return NULL;
	l->used = true;
	for (; block; block = block->parent)
		if (l->stmt == block->labeled)
			return l->stmt->labeled.stmt;
	return NULL;
}

static void fallthrough(struct branches *b, struct node *s, const struct targets *t, bool last)
{
	const char *message = "fallthrough statement out of place";

	if (t->breaks && t->breaks->kind == NODE_SWITCH) {
		struct node *tag = t->breaks->switch_stmt.tag;

		if (tag && tag->kind == NODE_TYPE_SWITCH_GUARD)
			message = "cannot fallthrough in type switch";
		else if (t->in_case && last && !t->last_case)
			return;
		else if (t->in_case && last)
			message = "cannot fallthrough final case in switch";
	}
	error_at(b, s->pos, message, "");
}

static void unlabeled(struct branches *b, struct node *s, const struct targets *t, bool last)
{
	if (s->branch.tok == TOK_BREAK) {
		s->branch.target = t->breaks;
		if (!t->breaks)
			error_at(b, s->pos, "break is not in a loop, switch, or select", "");
	} else if (s->branch.tok == TOK_CONTINUE) {
		s->branch.target = t->continues;
		if (!t->continues)
			error_at(b, s->pos, "continue is not in a loop", "");
	} else {
		fallthrough(b, s, t, last);
	}
}

static void break_or_continue(struct branches *b, const struct block *block, struct node *s)
{
	bool is_break = s->branch.tok == TOK_BREAK, known;
	const char *name = s->branch.label->name.text;
	struct node *t = enclosing_target(b, block, name, &known);
	pos_t pos = s->branch.label->pos;

	if (!known)
		error_at(b, pos, is_break ? "break label not defined:" : "continue label not defined:", name);
	else if (t && (t->kind == NODE_FOR || (is_break && (t->kind == NODE_SWITCH || t->kind == NODE_SELECT))))
		s->branch.target = t;
	else
		error_at(b, pos, is_break ? "invalid break label" : "invalid continue label", name);
}

struct walk {
	struct branches *b;
	struct block block;
	pending_list gotos;
	pos_t var_pos;
	struct node *var; /* the name declared last */
};

/* Gotos seen so far would jump over the declaration if their label came later in this block. */
static void record_var(struct walk *w, pos_t pos, struct node *name)
{
	w->var_pos = pos;
	w->var = name;
	for (uint32_t i = 0; i < w->gotos.len; i++)
		w->gotos.at[i].over_var = true;
}

static struct str var_string(struct walk *w)
{
	struct text t = {.arena = w->b->p->arena};
	const struct nodes *names = NULL;

	if (w->var->kind == NODE_ASSIGN)
		names = &w->var->assign.lhs;
	if (!names)
		return node_string(t.arena, w->var);
	for (uint32_t i = 0; i < names->len; i++) {
		if (i)
			text_add(&t, STR(", "));
		node_print(&t, names->at[i]);
	}
	return text_str(&t);
}

/* The label resolves gotos that wait for it in this block. */
static void resolve(struct walk *w, struct node *s, struct label *l)
{
	const char *name = s->labeled.label->name.text;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < w->gotos.len; i++) {
		struct pending *g = &w->gotos.at[i];

		if (g->branch->branch.label->name.text != name) {
			w->gotos.at[kept++] = *g;
			continue;
		}
		g->branch->branch.target = s;
		s->labeled.jumped_to = true;
		l->used = true;
		if (g->over_var)
			diag_error(w->b->p->diags, g->branch->branch.label->pos,
				   "goto %s jumps over declaration of %s at %s", name, var_string(w).data,
				   where(w->b, w->var_pos).data);
	}
	w->gotos.len = kept;
}

static pending_list walk_block(struct branches *b, const struct block *parent, const struct targets *t,
			       struct node *labeled, pos_t start, const struct nodes *body);

/* Gotos that an inner block leaves open wait in this one. */
static void inner(struct walk *w, const struct targets *t, struct node *labeled, pos_t start, const struct nodes *body)
{
	pending_list open = walk_block(w->b, &w->block, t, labeled, start, body);

	for (uint32_t i = 0; i < open.len; i++)
		VEC_PUSH(w->b->scratch, &w->gotos, (struct pending){open.at[i].branch, false});
}

static void walk_if(struct walk *w, struct node *s, const struct targets *t, struct node *labeled)
{
	struct targets in = {t->breaks, t->continues, false, false};

	inner(w, &in, labeled, s->if_stmt.then->pos, &s->if_stmt.then->block.stmts);
	if (s->if_stmt.else_) {
		struct nodes list = {&s->if_stmt.else_, 1, 1};

		inner(w, &in, labeled, s->if_stmt.else_->pos, &list);
	}
}

static void walk_clauses(struct walk *w, struct node *s, const struct targets *t, struct node *labeled)
{
	bool is_switch = s->kind == NODE_SWITCH;
	const struct nodes *list = is_switch ? &s->switch_stmt.clauses : &s->select.clauses;
	struct targets in = {s, t->continues, is_switch, false};

	for (uint32_t i = 0; i < list->len; i++) {
		struct node *c = list->at[i];

		in.last_case = i + 1 == list->len;
		inner(w, &in, labeled, c->pos, is_switch ? &c->case_clause.body : &c->comm_clause.body);
	}
}

static void walk_branch(struct walk *w, struct node *s, const struct targets *t, bool last)
{
	if (!s->branch.label) {
		unlabeled(w->b, s, t, last);
	} else if (s->branch.tok != TOK_GOTO) {
		break_or_continue(w->b, &w->block, s);
	} else {
		s->branch.target = goto_target(w->b, &w->block, s->branch.label->name.text);
		if (s->branch.target)
			s->branch.target->labeled.looping = s->branch.target->labeled.jumped_to = true;
		else
			VEC_PUSH(w->b->scratch, &w->gotos, (struct pending){s, false});
	}
}

static void walk_decls(struct walk *w, struct node *s)
{
	for (uint32_t i = 0; i < s->decl_stmt.decls.len; i++) {
		struct node *d = s->decl_stmt.decls.at[i];

		if (d->kind == NODE_VAR_DECL) {
			record_var(w, d->pos, d->var_decl.names.at[0]);
			return;
		}
	}
}

static void walk_stmt(struct walk *w, struct node *s, const struct targets *t, bool last)
{
	struct node *labeled = NULL;
	struct targets in = {t->breaks, t->continues, false, false};

	for (; s->kind == NODE_LABELED; s = s->labeled.stmt) {
		if (strcmp(s->labeled.label->name.text, "_") == 0)
			continue;
		resolve(w, s, declare(w->b, &w->block, s));
		labeled = s;
	}
	switch (s->kind) {
	case NODE_DECL_STMT:
		walk_decls(w, s);
		break;
	case NODE_BRANCH:
		walk_branch(w, s, t, last);
		break;
	case NODE_ASSIGN:
		if (s->assign.op == OP_DEF)
			record_var(w, s->pos, s);
		break;
	case NODE_BLOCK:
		inner(w, &in, labeled, s->pos, &s->block.stmts);
		break;
	case NODE_IF:
		walk_if(w, s, t, labeled);
		break;
	case NODE_FOR:
		in.breaks = in.continues = s;
		inner(w, &in, labeled, s->for_stmt.body->pos, &s->for_stmt.body->block.stmts);
		break;
	case NODE_SWITCH:
	case NODE_SELECT:
		walk_clauses(w, s, t, labeled);
		break;
	default:
		break;
	}
}

static pending_list walk_block(struct branches *b, const struct block *parent, const struct targets *t,
			       struct node *labeled, pos_t start, const struct nodes *body)
{
	/* Labels point to their block after the walk, so it lives in the arena. */
	struct walk *w = ARENA_NEW(b->scratch, struct walk);
	uint32_t len = body->len;

	w->b = b;
	w->block = (struct block){parent, start, labeled};
	while (len && body->at[len - 1]->kind == NODE_EMPTY)
		len--; /* a fallthrough before empty statements is still the last */
	for (uint32_t i = 0; i < len; i++)
		walk_stmt(w, body->at[i], t, i + 1 == len);
	return w->gotos;
}

static void report_open(struct branches *b, const pending_list *open)
{
	for (uint32_t i = 0; i < open->len; i++) {
		struct node *name = open->at[i].branch->branch.label;
		struct label *l = map_get(b->labels, name->name.text);

		if (!l) {
			diag_error(b->p->diags, name->pos, "label %s not defined", name->name.text);
			continue;
		}
		l->used = true;
		diag_error(b->p->diags, name->pos, "goto %s jumps into block starting at %s", name->name.text,
			   where(b, l->parent->start).data);
	}
}

void branches_check(struct parser *p, struct node *body, struct arena *scratch)
{
	struct branches b = {p, scratch, map_new(scratch)};
	struct targets none = {0};
	pending_list open = walk_block(&b, NULL, &none, NULL, body->pos, &body->block.stmts);

	report_open(&b, &open);
	for (uint32_t i = 0; i < map_len(b.labels); i++) {
		void *value;

		map_at(b.labels, i, NULL, &value);
		struct label *l = value;
		if (!l->used)
			diag_error(p->diags, l->stmt->labeled.label->pos, "label %s defined and not used",
				   l->stmt->labeled.label->name.text);
	}
}
