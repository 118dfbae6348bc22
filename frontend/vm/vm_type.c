/* vm_type.c - the table that makes types unique. Each type is keyed by its link string, which is
 * made of the link strings of its parts, so that equal types meet in one entry. */
#include "unicode.h"
#include "vm_internal.h"

static const struct {
	const char *name;
	uint8_t size, align, ptr_bytes;
} basics[VM_MAPITER + 1] = {
    [VM_BOOL] = {"bool", 1, 1, 0},           [VM_INT] = {"int", 8, 8, 0},
    [VM_INT8] = {"int8", 1, 1, 0},           [VM_INT16] = {"int16", 2, 2, 0},
    [VM_INT32] = {"int32", 4, 4, 0},         [VM_INT64] = {"int64", 8, 8, 0},
    [VM_UINT] = {"uint", 8, 8, 0},           [VM_UINT8] = {"uint8", 1, 1, 0},
    [VM_UINT16] = {"uint16", 2, 2, 0},       [VM_UINT32] = {"uint32", 4, 4, 0},
    [VM_UINT64] = {"uint64", 8, 8, 0},       [VM_UINTPTR] = {"uintptr", 8, 8, 0},
    [VM_FLOAT32] = {"float32", 4, 4, 0},     [VM_FLOAT64] = {"float64", 8, 8, 0},
    [VM_COMPLEX64] = {"complex64", 8, 4, 0}, [VM_COMPLEX128] = {"complex128", 16, 8, 0},
    [VM_STRING] = {"string", 16, 8, 8},      [VM_UNSAFEPTR] = {"unsafe.Pointer", 8, 8, 8},
    [VM_MAPITER] = {"mapiter", 0, 8, 0},
};

static struct vm_type *enter(struct vm_types *t, enum vm_kind kind, struct str link, struct str string)
{
	struct vm_cell *cell = ARENA_NEW(t->arena, struct vm_cell);
	struct vm_type *type = &cell->type;

	type->kind = kind;
	type->link = arena_str(t->arena, link).data;
	type->string = str_eq(link, string) ? type->link : arena_str(t->arena, string).data;
	type->id = t->all.len;
	VEC_PUSH(t->arena, &t->all, type);
	map_put_str(t->by_link, link, type);
	return type;
}

static void enter_basics(struct vm_types *t)
{
	for (int k = 0; k <= VM_MAPITER; k++) {
		if (!basics[k].name)
			continue;
		struct vm_type *type = enter(t, (enum vm_kind)k, str_of(basics[k].name), str_of(basics[k].name));
		type->size = basics[k].size;
		type->ptr_bytes = basics[k].ptr_bytes;
		type->align = type->field_align = basics[k].align;
		t->basic[k] = type;
		vm_layout_now(t, type);
	}
}

struct vm_types *vm_types_new(struct arena *a)
{
	struct vm_types *t = ARENA_NEW(a, struct vm_types);

	t->arena = a;
	t->by_link = map_new(a);
	enter_basics(t);
	return t;
}

const struct vm_type *vm_type_basic(struct vm_types *t, enum vm_kind kind)
{
	KIT_ASSERT(kind <= VM_MAPITER && t->basic[kind]);
	return t->basic[kind];
}

const struct vm_type *vm_type_find(const struct vm_types *t, const char *link)
{
	return map_get_str(t->by_link, str_of(link));
}

uint32_t vm_types_len(const struct vm_types *t)
{
	return t->all.len;
}

const struct vm_type *vm_types_at(const struct vm_types *t, uint32_t id)
{
	KIT_ASSERT(id < t->all.len);
	return t->all.at[id];
}

/* ---- the two spellings of a type ---- */

struct spelling {
	struct text link, string;
};

static struct spelling spelling(struct vm_types *t)
{
	return (struct spelling){{.arena = t->arena}, {.arena = t->arena}};
}

static void both(struct spelling *s, const char *text)
{
	text_add(&s->link, str_of(text));
	text_add(&s->string, str_of(text));
}

static void both_type(struct spelling *s, const struct vm_type *type)
{
	text_add(&s->link, str_of(type->link));
	text_add(&s->string, str_of(type->string));
}

static void add_quoted(struct text *out, struct str s)
{
	vm_put_quoted(out, s);
}

static void add_list(struct spelling *s, const struct vm_type **types, uint32_t n, bool variadic)
{
	both(s, "(");
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			both(s, ", ");
		if (variadic && i == n - 1) {
			both(s, "...");
			both_type(s, types[i]->elem);
		} else {
			both_type(s, types[i]);
		}
	}
	both(s, ")");
}

/* Parameters and results, as they follow `func` or a method's name. */
static void add_signature(struct spelling *s, const struct vm_type **params, uint32_t nparams,
			  const struct vm_type **results, uint32_t nresults, bool variadic)
{
	add_list(s, params, nparams, variadic);
	if (nresults == 0)
		return;
	both(s, " ");
	if (nresults == 1)
		both_type(s, results[0]);
	else
		add_list(s, results, nresults, false);
}

/* A finished spelling: the entry it names, or a new one of that kind (*fresh set). */
static struct vm_type *intern_type(struct vm_types *t, enum vm_kind kind, const struct spelling *s, bool *fresh)
{
	struct vm_type *type = map_get_str(t->by_link, text_str(&s->link));

	*fresh = !type;
	return type ? type : enter(t, kind, text_str(&s->link), text_str(&s->string));
}

/* ---- one constructor per form ---- */

const struct vm_type *vm_type_pointer(struct vm_types *t, const struct vm_type *elem)
{
	if (elem->pointer_to)
		return elem->pointer_to;

	struct spelling s = spelling(t);
	bool fresh;
	both(&s, "*");
	both_type(&s, elem);
	struct vm_type *type = intern_type(t, VM_POINTER, &s, &fresh);
	if (fresh) {
		type->elem = elem;
		vm_layout_now(t, type);
	}
	((struct vm_type *)elem)->pointer_to = type; /* the table owns elem */
	return type;
}

const struct vm_type *vm_type_slice(struct vm_types *t, const struct vm_type *elem)
{
	struct spelling s = spelling(t);
	bool fresh;

	both(&s, "[]");
	both_type(&s, elem);
	struct vm_type *type = intern_type(t, VM_SLICE, &s, &fresh);
	if (fresh) {
		type->elem = elem;
		vm_layout_now(t, type);
	}
	return type;
}

const struct vm_type *vm_type_array(struct vm_types *t, const struct vm_type *elem, uint64_t len)
{
	struct spelling s = spelling(t);
	bool fresh;

	both(&s, arena_printf(t->arena, "[%llu]", (unsigned long long)len).data);
	both_type(&s, elem);
	struct vm_type *type = intern_type(t, VM_ARRAY, &s, &fresh);
	if (fresh) {
		type->elem = elem;
		type->len = len;
		vm_layout_now(t, type);
	}
	return type;
}

const struct vm_type *vm_type_chan(struct vm_types *t, const struct vm_type *elem, enum vm_chan_dir dir)
{
	static const char *const words[] = {
	    [VM_CHAN_RECV] = "<-chan ", [VM_CHAN_SEND] = "chan<- ", [VM_CHAN_BOTH] = "chan "};
	/* chan (<-chan T) and chan<- (chan T) would read alike without the parentheses. */
	bool paren = dir == VM_CHAN_BOTH && elem->kind == VM_CHAN && elem->dir == VM_CHAN_RECV && !elem->named;
	struct spelling s = spelling(t);
	bool fresh;

	both(&s, words[dir]);
	if (paren)
		both(&s, "(");
	both_type(&s, elem);
	if (paren)
		both(&s, ")");
	struct vm_type *type = intern_type(t, VM_CHAN, &s, &fresh);
	if (fresh) {
		type->elem = elem;
		type->dir = dir;
		vm_layout_now(t, type);
	}
	return type;
}

const struct vm_type *vm_type_map(struct vm_types *t, const struct vm_type *key, const struct vm_type *elem)
{
	struct spelling s = spelling(t);
	bool fresh;

	both(&s, "map[");
	both_type(&s, key);
	both(&s, "]");
	both_type(&s, elem);
	struct vm_type *type = intern_type(t, VM_MAP, &s, &fresh);
	if (fresh) {
		type->key = key;
		type->elem = elem;
		vm_layout_now(t, type);
	}
	return type;
}

const struct vm_type *vm_type_func(struct vm_types *t, const struct vm_type **params, uint32_t nparams,
				   const struct vm_type **results, uint32_t nresults, bool variadic)
{
	struct spelling s = spelling(t);
	bool fresh;

	both(&s, "func");
	add_signature(&s, params, nparams, results, nresults, variadic);
	struct vm_type *type = intern_type(t, VM_FUNC, &s, &fresh);
	if (fresh) {
		type->params = arena_dup(t->arena, params, nparams * sizeof *params);
		type->nparams = nparams;
		type->results = arena_dup(t->arena, results, nresults * sizeof *results);
		type->nresults = nresults;
		type->variadic = variadic;
		vm_layout_now(t, type);
	}
	return type;
}

/* The link string holds more than reflect prints: the package of an unexported name, embedding. */
static void add_field(struct spelling *s, const struct vm_field *f)
{
	if (f->embedded)
		text_add(&s->link, STR("^"));
	if (f->pkg) {
		text_add(&s->link, str_of(f->pkg));
		text_char(&s->link, '.');
	}
	text_add(&s->link, str_of(f->name));
	text_char(&s->link, ' ');
	if (!f->embedded) {
		text_add(&s->string, str_of(f->name));
		text_char(&s->string, ' ');
	}
	both_type(s, f->type);
	if (f->tag.len) {
		both(s, " ");
		add_quoted(&s->link, f->tag);
		add_quoted(&s->string, f->tag);
	}
}

const struct vm_type *vm_type_struct(struct vm_types *t, const struct vm_field *fields, uint32_t n)
{
	struct spelling s = spelling(t);
	bool fresh;

	both(&s, "struct {");
	for (uint32_t i = 0; i < n; i++) {
		both(&s, i ? "; " : " ");
		add_field(&s, &fields[i]);
	}
	both(&s, n ? " }" : "}");
	struct vm_type *type = intern_type(t, VM_STRUCT, &s, &fresh);
	if (fresh) {
		type->fields = arena_dup(t->arena, fields, n * sizeof *fields);
		type->nfields = n;
		vm_layout_now(t, type);
	}
	return type;
}

/* gc names the package of an unexported method, though not of a field. */
static void add_imethod(struct spelling *s, const struct vm_imethod *m)
{
	if (m->pkg) {
		const char *slash = strrchr(m->pkg, '/');

		text_add(&s->link, str_of(m->pkg));
		text_char(&s->link, '.');
		text_add(&s->string, str_of(slash ? slash + 1 : m->pkg));
		text_char(&s->string, '.');
	}
	both(s, m->name);
	add_signature(s, m->type->params, m->type->nparams, m->type->results, m->type->nresults, m->type->variadic);
}

const struct vm_type *vm_type_interface(struct vm_types *t, const struct vm_imethod *methods, uint32_t n)
{
	struct spelling s = spelling(t);
	bool fresh;

	both(&s, "interface {");
	for (uint32_t i = 0; i < n; i++) {
		both(&s, i ? "; " : " ");
		add_imethod(&s, &methods[i]);
	}
	both(&s, n ? " }" : "}");
	struct vm_type *type = intern_type(t, VM_INTERFACE, &s, &fresh);
	if (fresh) {
		type->imethods = arena_dup(t->arena, methods, n * sizeof *methods);
		type->nimethods = n;
		vm_layout_now(t, type);
	}
	return type;
}

/* ---- named types ---- */

struct vm_type *vm_type_named(struct vm_types *t, const char *link, const char *string, const char *name,
			      const char *pkg)
{
	if (vm_type_find(t, link))
		kit_fatal("two types named %s", link);

	struct vm_type *type = enter(t, VM_INVALID, str_of(link), str_of(string));
	type->named = true;
	type->name = arena_str(t->arena, str_of(name)).data;
	type->pkg = arena_str(t->arena, str_of(pkg ? pkg : "")).data;
	type->exported = name_is_exported(name);
	return type;
}

const struct vm_type *vm_type_underlying(const struct vm_type *t)
{
	const struct vm_cell *cell = (const struct vm_cell *)t;

	return t->named && cell->underlying ? cell->underlying : t;
}

void vm_type_set_underlying(struct vm_types *t, struct vm_type *named, const struct vm_type *underlying)
{
	if (underlying->kind == VM_INVALID)
		kit_fatal("the underlying type of %s is not known yet", named->link);
	KIT_ASSERT(named->named && named->kind == VM_INVALID);

	named->kind = underlying->kind;
	named->variadic = underlying->variadic;
	named->elem = underlying->elem;
	named->key = underlying->key;
	named->len = underlying->len;
	named->dir = underlying->dir;
	named->fields = underlying->fields;
	named->nfields = underlying->nfields;
	named->params = underlying->params;
	named->nparams = underlying->nparams;
	named->results = underlying->results;
	named->nresults = underlying->nresults;
	named->imethods = underlying->imethods;
	named->nimethods = underlying->nimethods;
	((struct vm_cell *)named)->underlying = underlying;
	vm_layout_now(t, named);
	vm_types_layout(t);
}

void vm_type_set_methods(struct vm_types *t, const struct vm_type *type, struct vm_method *methods, uint32_t n)
{
	struct vm_type *mine = t->all.at[type->id];

	KIT_ASSERT(mine == type);
	mine->methods = arena_dup(t->arena, methods, n * sizeof *methods);
	mine->nmethods = n;
	mine->methods_done = true;
}

/* ---- questions ---- */

const struct vm_type *vm_type_told_pointer(const struct vm_type *t)
{
	const struct vm_type *p = t->pointer_to;

	return p && (t->named || p->nmethods) ? p : NULL;
}

bool vm_type_is_integer(const struct vm_type *t)
{
	return t->kind >= VM_INT && t->kind <= VM_UINTPTR;
}

bool vm_type_is_signed(const struct vm_type *t)
{
	return t->kind >= VM_INT && t->kind <= VM_INT64;
}

bool vm_type_is_float(const struct vm_type *t)
{
	return t->kind == VM_FLOAT32 || t->kind == VM_FLOAT64;
}

bool vm_type_is_complex(const struct vm_type *t)
{
	return t->kind == VM_COMPLEX64 || t->kind == VM_COMPLEX128;
}

bool vm_type_has_pointers(const struct vm_type *t)
{
	return t->ptr_bytes != 0 || t->kind == VM_MAPITER;
}
