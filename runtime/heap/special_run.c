/* special_run.c - runtime.SetFinalizer and AddCleanup with their checks, and the two goroutines that run finalizers and
 * cleanups.
 *
 * A finalizer is any function of one parameter that the object's pointer may be assigned to, with any results. It is
 * called through its type's function for calls by blocks (abi.h, struct gosub_func_type). A cleanup is a closure. */
#include "heap/heap.h"
#include "overlay.h"

extern const char __executable_start[], _end[]; /* made by the linker */

static RT_NORETURN RT_COLD RT_PRINTF(1, 2) void refuse(const char *fmt, ...)
{
	struct gosub_string text;
	va_list ap;

	va_start(ap, fmt);
	text = format_heap_v(fmt, ap);
	va_end(ap);
	rt_throw(text.ptr);
}

static RT_NORETURN RT_COLD void refuse_function(const struct gosub_type *type, const struct gosub_func_type *fn_type,
						const char *why)
{
	struct gosub_string t = type_string(type), f = type_string(&fn_type->t);

	refuse("runtime.SetFinalizer: cannot pass %.*s to finalizer %.*s%s", (int)t.len, t.ptr, (int)f.len, f.ptr, why);
}

static const struct gosub_type *const *types_of(const struct gosub_func_type *t)
{
	size_t uncommon = t->t.tflag & GOSUB_TFLAG_UNCOMMON ? sizeof(struct gosub_uncommon) : 0;

	return (const struct gosub_type *const *)((const char *)(t + 1) + uncommon);
}

static const struct gosub_type *elem_of(const struct gosub_type *pointer)
{
	return ((const struct gosub_ptr_type *)pointer)->elem;
}

static bool accepts(const struct gosub_type *param, const struct gosub_type *type)
{
	if (type_same(param, type))
		return true;
	switch (param->kind & 31) {
	case GOSUB_KIND_POINTER:
		return (!type_uncommon(param) || !type_uncommon(type)) && type_same(elem_of(param), elem_of(type));
	case GOSUB_KIND_INTERFACE:
		return ((const struct gosub_interface_type *)param)->len == 0 || gosub_itab(param, type);
	}
	return false;
}

/* False: it is no object of the heap and never goes. */
static bool check_object(const struct gosub_type *type, const void *obj)
{
	const void *base = heap_object_base(obj);
	struct gosub_string s;

	if ((type->kind & 31) != GOSUB_KIND_POINTER) {
		s = type_string(type);
		refuse("runtime.SetFinalizer: first argument is %.*s, not pointer", (int)s.len, s.ptr);
	}
	if (!base && (const char *)obj >= __executable_start && (const char *)obj < _end)
		return false;
	if (!base)
		rt_throw("runtime.SetFinalizer: pointer not in allocated block");
	/* Go may have several small objects without pointers in one block. */
	if (base != obj && (elem_of(type)->ptr_bytes || elem_of(type)->size >= 16))
		rt_throw("runtime.SetFinalizer: pointer not at beginning of allocated block");
	return true;
}

static void check_function(const struct gosub_type *type, const struct gosub_func_type *fn_type)
{
	if ((fn_type->t.kind & 31) != GOSUB_KIND_FUNC) {
		struct gosub_string s = type_string(&fn_type->t);

		refuse("runtime.SetFinalizer: second argument is %.*s, not a function", (int)s.len, s.ptr);
	}
	if (fn_type->out & 0x8000)
		refuse_function(type, fn_type, " because dotdotdot");
	if (fn_type->in != 1 || !accepts(types_of(fn_type)[0], type))
		refuse_function(type, fn_type, "");
	if (heap_object_base(fn_type) || !fn_type->call)
		refuse_function(type, fn_type, ": no package calls functions of that type");
}

RT_GO(void, set_finalizer,
      (const struct gosub_type *type, void *obj, const struct gosub_func_type *fn_type, struct gosub_closure *fn))
{
	struct gc_special f = {.obj = obj, .fn = fn, .fn_type = fn_type, .obj_type = type};

	if (!type)
		rt_throw("runtime.SetFinalizer: first argument is nil");
	if (!check_object(type, obj))
		return;
	if (!fn_type) {
		gc_remove_special(obj, SPECIAL_FINALIZER, 0);
		return;
	}
	check_function(type, fn_type);
	if (!gc_add_special(&f))
		rt_throw("runtime.SetFinalizer: finalizer already set");
}

/* ---- cleanups, weak pointers ---- */

/* Of a pointer that a cleanup is added to; in the order of cleanup.go. */
enum cleanup_check { CLEANUP_FINE, CLEANUP_NEVER, CLEANUP_NO_OBJECT, CLEANUP_HOLDS_ARGUMENT, CLEANUP_CLOSES_OVER };

static bool is_in(const char *base, size_t size, const void *p)
{
	return (uintptr_t)p - (uintptr_t)base < size;
}

static bool closes_over(const struct gosub_closure *fn, const char *base, size_t size)
{
	uintptr_t from = (uintptr_t)heap_object_base(fn);
	struct span *s = from ? span_of(from) : NULL;

	if (!s || !s->elem_size || s->spc & 1)
		return false;
	for (uintptr_t p = from; p < from + s->elem_size; p += 8)
		if (bit_get(arena_of(p)->ptrmap, p) && is_in(base, size, *(void **)p))
			return true;
	return false;
}

RT_GO(int64_t, check_cleanup, (void *obj, void *argument, struct gosub_closure *fn))
{
	void *base = heap_object_base(obj);
	size_t size = heap_object_size(obj);

	if (!base)
		return is_in(__executable_start, (size_t)(_end - __executable_start), obj) ? CLEANUP_NEVER
											   : CLEANUP_NO_OBJECT;
	if (argument && is_in(base, size, argument))
		return CLEANUP_HOLDS_ARGUMENT;
	return closes_over(fn, base, size) ? CLEANUP_CLOSES_OVER : CLEANUP_FINE;
}

RT_GO(int64_t, add_cleanup, (void *obj, struct gosub_closure *fn))
{
	struct gc_special s = {.obj = obj, .fn = fn, .kind = SPECIAL_CLEANUP};

	s.id = atomic_fetch_add(&rt.gc.specials.last_id, 1) + 1;
	gc_add_special(&s);
	return (int64_t)s.id;
}

RT_GO(void, stop_cleanup, (void *obj, uint64_t id))
{
	gc_remove_special(obj, SPECIAL_CLEANUP, id);
}

RT_GO(void *, weak_handle, (void *obj))
{
	return gc_weak_handle(obj);
}

/* The goroutine is not stopped between this load and its own next instruction. */
RT_GO(void *, weak_target, (void **handle))
{
	return *handle;
}

/* ---- finalizers run one after the other in a goroutine of their own, cleanups in another ---- */

static struct g *swap_waiter(enum gc_special_kind kind, struct g *g)
{
	struct g *old;

	lock_acquire(&rt.sched.specials[kind].lock);
	old = rt.sched.specials[kind].g;
	rt.sched.specials[kind].g = g;
	lock_release(&rt.sched.specials[kind].lock);
	return old;
}

/* Waits for sched_wake_specials; what came between the last look and the wait is found by a
 * second look. */
static bool wait_for_special(enum gc_special_kind kind, struct gc_special *f)
{
	struct g *g = park_prepare(kind == SPECIAL_FINALIZER ? WAIT_FOR_FINALIZER : WAIT_FOR_CLEANUP);
	bool found;

	atomic_store(&rt.sched.specials[kind].busy, 0);
	swap_waiter(kind, g);
	found = gc_take_special(kind, f);
	if (found && swap_waiter(kind, NULL) == g)
		atomic_store(&g->status, G_RUNNING);
	else
		park_wait();
	atomic_store(&rt.sched.specials[kind].busy, 1);
	return found;
}

static size_t size_of_results(const struct gosub_func_type *t)
{
	const struct gosub_type *const *types = types_of(t) + t->in;
	size_t size = 0;

	for (int i = 0; i < t->out; i++)
		size = RT_ALIGN_UP(size, (size_t)types[i]->align) + types[i]->size;
	return size;
}

/* The argument as the parameter's type holds it: a pointer or an interface. */
static void fill_argument(void *words[2], const struct gc_special *f)
{
	const struct gosub_type *param = types_of(f->fn_type)[0];

	words[0] = words[1] = f->obj;
	if ((param->kind & 31) != GOSUB_KIND_INTERFACE)
		return;
	words[0] = (void *)f->obj_type;
	if (((const struct gosub_interface_type *)param)->len)
		words[0] = gosub_itab(param, f->obj_type);
}

/* Their frames are left for each wait and cleared by the next call: an object that is gone is not kept by the stack of
 * this goroutine, nor is what it points to. */
void special_next_finalizer(void)
{
	struct gc_special f = {0};
	struct gosub_closure call = {NULL};
	void *argument[2] = {NULL};
	int64_t args[6] = {0}, results[4] = {0};

	__asm__ volatile("" : : "r"(&f), "r"(args), "r"(results), "r"(argument) : "memory");
	if (!gc_take_special(SPECIAL_FINALIZER, &f) && !wait_for_special(SPECIAL_FINALIZER, &f))
		return;
	call.code = (void *)(uintptr_t)f.fn_type->call;
	fill_argument(argument, &f);
	args[0] = (int64_t)(uintptr_t)f.fn;
	args[1] = (int64_t)(uintptr_t)argument;
	args[2] = (int64_t)(uintptr_t)heap_alloc_noscan(size_of_results(f.fn_type));
	g_self()->for_program = true;
	rt_call_go(&call, args, results);
	g_self()->for_program = false;
}

void special_next_cleanup(void)
{
	struct gc_special f = {0};

	__asm__ volatile("" : : "r"(&f) : "memory");
	if (!gc_take_special(SPECIAL_CLEANUP, &f) && !wait_for_special(SPECIAL_CLEANUP, &f))
		return;
	g_self()->for_program = true;
	panic_call_closure(f.fn);
	g_self()->for_program = false;
}

static void wake(enum gc_special_kind kind)
{
	static const struct gosub_closure closures[SPECIAL_QUEUES] = {{(void *)special_run_finalizers},
								      {(void *)special_run_cleanups}};
	struct g *g;
	uint32_t none = 0;

	if (atomic_compare_exchange_strong(&rt.sched.specials[kind].started, &none, 1)) {
		atomic_store(&rt.sched.specials[kind].busy, 1);
		g = park_new((struct gosub_closure *)&closures[kind], NULL);
		g->system = true;
		park_uncount();
		park_ready(g);
		return;
	}
	g = swap_waiter(kind, NULL);
	if (g)
		park_ready(g);
}

void sched_wake_specials(void)
{
	if (!m_self() || !m_self()->p)
		return;
	for (enum gc_special_kind kind = 0; kind < SPECIAL_QUEUES; kind++)
		if (gc_special_waiting(kind))
			wake(kind);
}

/* Nothing waits to be run, and nothing runs. */
RT_GO(int64_t, cleanups_idle, (void))
{
	return !gc_special_waiting(SPECIAL_CLEANUP) && !atomic_load(&rt.sched.specials[SPECIAL_CLEANUP].busy);
}
