/* tree.c - making nodes, and what their tables say about them. */
#include "syntax.h"

const char *token_name(enum token t)
{
	static const char *const names[] = {
	    "",
#define TOKEN(name, text) text,
#include "tokens.def"
	};

	return t < TOK_COUNT ? names[t] : "?";
}

const char *op_text(enum op op)
{
	static const char *const texts[] = {
	    "",
#define OPERATOR(name, text, prec) text,
#include "tokens.def"
	};

	return op < OP_COUNT ? texts[op] : "?";
}

int op_precedence(enum op op)
{
	static const unsigned char precedences[] = {
	    0,
#define OPERATOR(name, text, prec) prec,
#include "tokens.def"
	};

	return op < OP_COUNT ? precedences[op] : 0;
}

const char *node_kind_name(enum node_kind k)
{
	static const char *const names[] = {
	    "NONE",
#define NODE(kind, class, ...) #kind,
#include "nodes.def"
	};

	return k < NODE_COUNT ? names[k] : "?";
}

/* A node is as large as the union's member of its kind needs: most are names, selectors, literals. */
static size_t node_size(enum node_kind kind)
{
#define SIZE(member) (offsetof(struct node, member) + sizeof(((struct node *)NULL)->member))
	static const unsigned char sizes[NODE_COUNT] = {
	    [NODE_NAME] = SIZE(name),
	    [NODE_LITERAL] = SIZE(literal),
	    [NODE_KEY_VALUE] = SIZE(key_value),
	    [NODE_PAREN] = SIZE(paren),
	    [NODE_SELECTOR] = SIZE(selector),
	    [NODE_INDEX] = SIZE(index),
	    [NODE_UNARY] = SIZE(op),
	    [NODE_BINARY] = SIZE(op),
	    [NODE_CALL] = SIZE(call),
	    [NODE_ARRAY_TYPE] = SIZE(array_type),
	    [NODE_SLICE_TYPE] = SIZE(elem_type),
	    [NODE_DOTS_TYPE] = SIZE(elem_type),
	    [NODE_FIELD] = SIZE(field),
	    [NODE_BLOCK] = SIZE(block),
	    [NODE_EXPR_STMT] = SIZE(expr_stmt),
	    [NODE_ASSIGN] = SIZE(assign),
	    [NODE_RETURN] = SIZE(ret),
	    [NODE_IF] = SIZE(if_stmt),
	};
#undef SIZE

	return sizes[kind] ? sizes[kind] : sizeof(struct node);
}

struct node *node_new(struct arena *a, enum node_kind kind, pos_t pos)
{
	struct node *n = arena_alloc(a, node_size(kind));

	n->kind = kind;
	n->pos = pos;
	return n;
}

struct node *node_copy(struct arena *a, const struct node *n)
{
	return arena_dup(a, n, node_size(n->kind));
}

struct node *node_unparen(struct node *n)
{
	while (n && n->kind == NODE_PAREN)
		n = n->paren.x;
	return n;
}

bool func_decl_is_generic(const struct node *decl)
{
	if (decl->func_decl.tparams.len)
		return true;
	if (!decl->func_decl.recv)
		return false;
	struct node *t = node_unparen(decl->func_decl.recv->field.type);
	if (t->kind == NODE_UNARY)
		t = node_unparen(t->op.x);
	return t->kind == NODE_INDEX;
}

static void add_child(struct arena *a, struct nodes *out, struct node *child)
{
	if (child)
		VEC_PUSH(a, out, child);
}

static void add_children(struct arena *a, struct nodes *out, const struct nodes *list)
{
	for (uint32_t i = 0; i < list->len; i++)
		add_child(a, out, list->at[i]);
}

void node_children(struct arena *a, const struct node *n, struct nodes *out)
{
	switch (n->kind) {
#define ONE(member, class)  add_child(a, out, n->member);
#define OPT(member, class)  add_child(a, out, n->member);
#define LIST(member, class) add_children(a, out, &n->member);
#define NODE(kind, class, ...)                                                                                         \
	case NODE_##kind:                                                                                              \
		__VA_ARGS__                                                                                            \
		break;
#include "nodes.def"
	default:
		break;
	}
}
