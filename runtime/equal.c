/* equal.c - equality and hashing by descriptor: the cases compiled code does not expand itself.
 *
 * Values may nest through interfaces as deep as data goes. A few levels run where the caller stands, the rest on the thread's own
 * stack; so a failure (an uncomparable dynamic type) is carried back as a value and becomes a panic at the top. */
#include "hash.h"

#define SHALLOW 3 /* levels of nesting on a goroutine's stack */

struct walk {
	const struct gosub_type *bad; /* type that cannot be compared or hashed, or NULL */
};

static bool equal_values(struct walk *w, const struct gosub_type *t, const char *p, const char *q, int depth);
static uint64_t hash_value(struct walk *w, const struct gosub_type *t, const char *p, uint64_t seed, int depth);

/* The value in an interface's data word. */
static const char *iface_value(const struct gosub_type *t, void *const *data)
{
	return type_direct(t) ? (const char *)data : *data;
}

static const struct gosub_type *iface_type(const struct gosub_type *static_type, const void *p)
{
	if (((const struct gosub_interface_type *)static_type)->len == 0)
		return ((const struct gosub_eface *)p)->type;
	const struct gosub_itab *tab = ((const struct gosub_iface *)p)->tab;
	return tab ? tab->type : NULL;
}

static bool is_blank(const struct gosub_field *f)
{
	return f->name[1] == 1 && f->name[2] == '_'; /* flags, length, bytes */
}

enum leaf {
	LEAF_NO, /* has parts, or more than one way to be equal */
	LEAF_MEMORY,
	LEAF_STRING
};

static inline enum leaf leaf_of(const struct gosub_type *t)
{
	if (t->tflag & GOSUB_TFLAG_REGULAR_MEMORY)
		return LEAF_MEMORY;
	return (t->kind & 31) == GOSUB_KIND_STRING ? LEAF_STRING : LEAF_NO;
}

/* ---- equality ---- */

static inline bool same_memory(const char *p, const char *q, size_t n)
{
	if (n == 8)
		return *(const uint64_t *)p == *(const uint64_t *)q;
	return memcmp(p, q, n) == 0;
}

static inline bool same_string(const struct gosub_string *a, const struct gosub_string *b)
{
	return a->len == b->len && (a->ptr == b->ptr || bytes_same(a->ptr, b->ptr, (size_t)a->len));
}

/* equal_values, without a call for a leaf. */
static inline __attribute__((always_inline)) bool
equal_part(struct walk *w, const struct gosub_type *t, const char *p, const char *q, int depth)
{
	enum leaf leaf = leaf_of(t);
	if (leaf == LEAF_MEMORY)
		return same_memory(p, q, t->size);
	if (leaf == LEAF_STRING)
		return same_string((const void *)p, (const void *)q);
	return equal_values(w, t, p, q, depth);
}

static bool equal_dynamic(struct walk *w, const struct gosub_type *t, void *const *p, void *const *q, int depth)
{
	if (!t)
		return true;
	if (!type_comparable(t)) {
		w->bad = t;
		return false;
	}
	if (type_direct(t))
		return *p == *q;
	return *p == *q && t->tflag & GOSUB_TFLAG_REGULAR_MEMORY ? true :
		equal_values(w, t, *p, *q, depth);
}

static bool equal_array(struct walk *w, const struct gosub_array_type *t, const char *p, const char *q, int depth)
{
	for (uint64_t i = 0; i < t->len; i++)
		if (!equal_part(w, t->elem, p + i * t->elem->size, q + i * t->elem->size, depth))
			return false;
	return true;
}

static bool equal_struct(struct walk *w, const struct gosub_struct_type *t, const char *p, const char *q, int depth)
{
	for (int64_t i = 0; i < t->len; i++) {
		const struct gosub_field *f = &t->fields[i];
		if (!is_blank(f) && !equal_part(w, f->type, p + f->offset, q + f->offset, depth))
			return false;
	}
	return true;
}

struct equal_job {
	struct walk *w;
	const struct gosub_type *t;
	const char *p, *q;
	bool result;
};

static void equal_deep(void *arg)
{
	struct equal_job *j = arg;
	j->result = equal_values(j->w, j->t, j->p, j->q, SHALLOW + 1);
}

static bool equal_on_m_stack(struct walk *w, const struct gosub_type *t, const char *p, const char *q)
{
	struct equal_job j = { w, t, p, q, false };
	sched_run_on_m_stack(equal_deep, &j);
	return j.result;
}

static bool equal_values(struct walk *w, const struct gosub_type *t, const char *p, const char *q, int depth)
{
	if (t->tflag & GOSUB_TFLAG_REGULAR_MEMORY)
		return same_memory(p, q, t->size);
	if (depth == SHALLOW)
		return equal_on_m_stack(w, t, p, q);
	switch (t->kind & 31) {
	case GOSUB_KIND_FLOAT32:
		return *(const float *)p == *(const float *)q;
	case GOSUB_KIND_FLOAT64:
		return *(const double *)p == *(const double *)q;
	case GOSUB_KIND_COMPLEX64:
		return ((const float *)p)[0] == ((const float *)q)[0] && ((const float *)p)[1] == ((const float *)q)[1];
	case GOSUB_KIND_COMPLEX128:
		return ((const double *)p)[0] == ((const double *)q)[0] &&
		       ((const double *)p)[1] == ((const double *)q)[1];
	case GOSUB_KIND_STRING:
		return same_string((const void *)p, (const void *)q);
	case GOSUB_KIND_INTERFACE: {
		const struct gosub_type *dynamic = iface_type(t, p);
		return dynamic == iface_type(t, q) &&
		       equal_dynamic(w, dynamic, (void *const *)p + 1, (void *const *)q + 1, depth + 1);
	}
	case GOSUB_KIND_ARRAY:
		return equal_array(w, (const void *)t, p, q, depth + 1);
	case GOSUB_KIND_STRUCT:
		return equal_struct(w, (const void *)t, p, q, depth + 1);
	case GOSUB_KIND_SLICE:
	case GOSUB_KIND_FUNC:
	case GOSUB_KIND_MAP:
		w->bad = t;
		return false;
	default:
		return memcmp(p, q, t->size) == 0;
	}
}

static RT_NORETURN void uncomparable(const struct gosub_type *t)
{
	struct gosub_string s = type_string(t);
	rt_panic_error("comparing uncomparable type %.*s", (int)s.len, s.ptr);
}

bool gosub_equal(const struct gosub_type *t, void *p, void *q)
{
	struct walk w = { NULL };
	bool same = equal_values(&w, t, p, q, 0);
	if (RT_UNLIKELY(w.bad != NULL))
		uncomparable(w.bad);
	return same;
}

bool gosub_eface_equal(const struct gosub_type *t, void *p, void *q)
{
	struct walk w = { NULL };
	bool same = equal_dynamic(&w, t, &p, &q, 0);
	if (RT_UNLIKELY(w.bad != NULL))
		uncomparable(w.bad);
	return same;
}

/* ---- hashing: equal values have equal hashes; a NaN has a new one each time ---- */

static uint64_t hash_float(double v, uint64_t seed)
{
	if (v == 0)
		v = 0; /* -0 == +0 */
	if (v != v)
		return hash_random();
	return hash_bytes(&v, sizeof v, seed);
}

struct hash_job {
	struct walk *w;
	const struct gosub_type *t;
	const char *p;
	uint64_t seed, result;
};

static void hash_deep(void *arg)
{
	struct hash_job *j = arg;
	j->result = hash_value(j->w, j->t, j->p, j->seed, SHALLOW + 1);
}

static uint64_t hash_on_m_stack(struct walk *w, const struct gosub_type *t, const char *p, uint64_t seed)
{
	struct hash_job j = { w, t, p, seed, 0 };
	sched_run_on_m_stack(hash_deep, &j);
	return j.result;
}

/* hash_value, without a call for a leaf. */
static inline __attribute__((always_inline)) uint64_t
hash_part(struct walk *w, const struct gosub_type *t, const char *p, uint64_t seed, int depth)
{
	enum leaf leaf = leaf_of(t);
	if (leaf == LEAF_MEMORY)
		return t->size == 8 ? hash_word(*(const uint64_t *)p, seed) : hash_bytes(p, t->size, seed);
	if (leaf == LEAF_STRING)
		return hash_string(((const struct gosub_string *)p)->ptr,
				   (size_t)((const struct gosub_string *)p)->len, seed);
	return hash_value(w, t, p, seed, depth);
}

static uint64_t hash_array(struct walk *w, const struct gosub_array_type *t, const char *p, uint64_t seed, int depth)
{
	for (uint64_t i = 0; i < t->len; i++)
		seed = hash_part(w, t->elem, p + i * t->elem->size, seed, depth);
	return seed;
}

static uint64_t hash_struct(struct walk *w, const struct gosub_struct_type *t, const char *p, uint64_t seed, int depth)
{
	for (int64_t i = 0; i < t->len; i++)
		if (!is_blank(&t->fields[i]))
			seed = hash_part(w, t->fields[i].type, p + t->fields[i].offset, seed, depth);
	return seed;
}

static uint64_t hash_iface(struct walk *w, const struct gosub_type *static_type, const char *p, uint64_t seed,
			   int depth)
{
	const struct gosub_type *t = iface_type(static_type, p);
	if (!t)
		return hash_bytes(p, 0, seed);
	if (!type_comparable(t)) {
		w->bad = t;
		return 0;
	}
	seed = hash_word((uintptr_t)t, seed);
	return hash_part(w, t, iface_value(t, (void *const *)p + 1), seed, depth);
}

static uint64_t hash_value(struct walk *w, const struct gosub_type *t, const char *p, uint64_t seed, int depth)
{
	if (t->tflag & GOSUB_TFLAG_REGULAR_MEMORY)
		return hash_bytes(p, t->size, seed);
	if (depth == SHALLOW)
		return hash_on_m_stack(w, t, p, seed);
	switch (t->kind & 31) {
	case GOSUB_KIND_FLOAT32:
		return hash_float(*(const float *)p, seed);
	case GOSUB_KIND_FLOAT64:
		return hash_float(*(const double *)p, seed);
	case GOSUB_KIND_COMPLEX64:
		return hash_float(((const float *)p)[1], hash_float(((const float *)p)[0], seed));
	case GOSUB_KIND_COMPLEX128:
		return hash_float(((const double *)p)[1], hash_float(((const double *)p)[0], seed));
	case GOSUB_KIND_STRING: {
		const struct gosub_string *s = (const void *)p;
		return hash_string(s->ptr, (size_t)s->len, seed);
	}
	case GOSUB_KIND_INTERFACE:
		return hash_iface(w, t, p, seed, depth + 1);
	case GOSUB_KIND_ARRAY:
		return hash_array(w, (const void *)t, p, seed, depth + 1);
	case GOSUB_KIND_STRUCT:
		return hash_struct(w, (const void *)t, p, seed, depth + 1);
	case GOSUB_KIND_SLICE:
	case GOSUB_KIND_FUNC:
	case GOSUB_KIND_MAP:
		w->bad = t;
		return 0;
	default:
		return hash_bytes(p, t->size, seed);
	}
}

const struct gosub_type *type_unhashable_part(const struct gosub_type *t, const void *p)
{
	struct walk w = { NULL };
	hash_value(&w, t, p, 0, 0);
	return w.bad;
}

uint64_t type_hash(const struct gosub_type *t, const void *p, uint64_t seed)
{
	struct walk w = { NULL };
	uint64_t h = hash_value(&w, t, p, seed, 0);
	if (RT_UNLIKELY(w.bad != NULL)) {
		struct gosub_string s = type_string(w.bad);
		rt_panic_error("hash of unhashable type %.*s", (int)s.len, s.ptr);
	}
	return h;
}
