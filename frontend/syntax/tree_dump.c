/* tree_dump.c - the tree as text: a node a line with kind, position and what it carries, children
 * indented below it under the name of the member they are in. */
#include "syntax.h"

struct dump {
	struct text *t;
	int indent;
};

static void node(struct dump *d, const char *member, const struct node *n);

static void start_line(struct dump *d, const char *member)
{
	for (int i = 0; i < d->indent; i++)
		text_char(d->t, '\t');

	const char *dot = strchr(member, '.');
	text_printf(d->t, "%s%s", dot ? dot + 1 : member, *member ? ": " : "");
}

static void list(struct dump *d, const char *member, const struct nodes *children)
{
	for (uint32_t i = 0; i < children->len; i++)
		node(d, member, children->at[i]);
}

static void pragmas(struct dump *d, const struct pragma *p)
{
	static const struct {
		uint32_t flag;
		const char *name;
	} names[] = {
	    {PRAGMA_NOINLINE, "noinline"},
	    {PRAGMA_NOSPLIT, "nosplit"},
	    {PRAGMA_NOESCAPE, "noescape"},
	    {PRAGMA_NORACE, "norace"},
	    {PRAGMA_UINTPTR_ESCAPES, "uintptrescapes"},
	    {PRAGMA_UINTPTR_KEEPALIVE, "uintptrkeepalive"},
	    {PRAGMA_SYSTEMSTACK, "systemstack"},
	};

	if (!p)
		return;
	for (size_t i = 0; i < KIT_COUNT(names); i++)
		if (p->flags & names[i].flag)
			text_printf(d->t, " go:%s", names[i].name);
	for (uint32_t i = 0; i < p->embeds.len; i++)
		text_printf(d->t, " go:embed(" STR_FMT ")", STR_ARG(p->embeds.at[i].pattern));
}

static void group(struct dump *d, const struct decl_group *g)
{
	if (g)
		text_printf(d->t, " group@%u", pos_line(g->pos));
}

/* What a node carries besides its children. */
static void attributes(struct dump *d, const struct node *n)
{
	static const char *const literals[] = {"int", "float", "imag", "rune", "string"};
	static const char *const dirs[] = {"", " send", " receive"};

	switch (n->kind) {
	case NODE_NAME:
		text_printf(d->t, " %s", n->name.text);
		break;
	case NODE_LITERAL:
		text_printf(d->t, " %s %s%s", literals[n->literal.kind], str_quote(d->t->arena, n->literal.text).data,
			    n->literal.bad ? " bad" : "");
		break;
	case NODE_UNARY:
	case NODE_BINARY:
		text_printf(d->t, " %s", op_text(n->op.op));
		break;
	case NODE_SLICE:
		text_printf(d->t, "%s", n->slice.full ? " full" : "");
		break;
	case NODE_CALL:
		text_printf(d->t, "%s", n->call.dots ? " ..." : "");
		break;
	case NODE_ARRAY_TYPE:
		text_printf(d->t, "%s", n->array_type.len ? "" : " ...");
		break;
	case NODE_CHAN_TYPE:
		text_printf(d->t, "%s", dirs[n->chan_type.dir]);
		break;
	case NODE_ASSIGN:
		text_printf(d->t, " %s%s", op_text(n->assign.op), n->assign.rhs.len ? "=" : op_text(n->assign.op));
		break;
	case NODE_BRANCH:
		text_printf(d->t, " %s", token_name(n->branch.tok));
		if (n->branch.target)
			text_printf(d->t, " -> %s@%u", node_kind_name(n->branch.target->kind),
				    pos_line(n->branch.target->pos));
		break;
	case NODE_CALL_STMT:
		text_printf(d->t, " %s", token_name(n->call_stmt.tok));
		break;
	case NODE_RANGE:
		text_printf(d->t, "%s", n->range.def ? " :=" : "");
		break;
	case NODE_CASE:
		text_printf(d->t, "%s", n->case_clause.is_default ? " default" : "");
		break;
	case NODE_IMPORT_DECL:
		group(d, n->import.group);
		break;
	case NODE_CONST_DECL:
		group(d, n->const_decl.group);
		text_printf(d->t, " iota=%u", n->const_decl.iota);
		if (n->const_decl.inherit && n->const_decl.inherit != n)
			text_printf(d->t, " as@%u", pos_line(n->const_decl.inherit->pos));
		break;
	case NODE_TYPE_DECL:
		group(d, n->type_decl.group);
		text_printf(d->t, "%s", n->type_decl.alias ? " alias" : "");
		pragmas(d, n->type_decl.pragma);
		break;
	case NODE_VAR_DECL:
		group(d, n->var_decl.group);
		pragmas(d, n->var_decl.pragma);
		break;
	case NODE_FUNC_DECL:
		pragmas(d, n->func_decl.pragma);
		break;
	default:
		break;
	}
}

static void children(struct dump *d, const struct node *n)
{
	switch (n->kind) {
#define ONE(member, class)  node(d, #member, n->member);
#define OPT(member, class)  node(d, #member, n->member);
#define LIST(member, class) list(d, #member, &n->member);
#define NODE(kind, class, ...)                                                                                         \
	case NODE_##kind:                                                                                              \
		__VA_ARGS__                                                                                            \
		break;
#include "nodes.def"
	default:
		break;
	}
}

static void node(struct dump *d, const char *member, const struct node *n)
{
	if (!n)
		return;
	start_line(d, member);
	text_printf(d->t, "%s @%u:%u", node_kind_name(n->kind), pos_line(n->pos), pos_col(n->pos));
	attributes(d, n);
	text_char(d->t, '\n');
	d->indent++;
	children(d, n);
	d->indent--;
}

void tree_dump(struct text *t, const struct sources *src, const struct syntax_file *f)
{
	struct dump d = {t, 0};

	text_printf(t, "file " STR_FMT, STR_ARG(src->files.at[f->index - 1].name));
	if (f->build_constraint.len)
		text_printf(t, " build(" STR_FMT ")", STR_ARG(f->build_constraint));
	if (f->go_major)
		text_printf(t, " go%d.%d", f->go_major, f->go_minor);
	text_char(t, '\n');
	node(&d, "package", f->package);
	list(&d, "", &f->decls);
}
