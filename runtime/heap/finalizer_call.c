/* finalizer_call.c - runtime.SetFinalizer with its checks, and the goroutine that runs finalizers.
 *
 * A finalizer is any function of one parameter that the object's pointer may be assigned to, with any results. It is
 * called through its type's function for calls by blocks (abi.h, struct gosub_func_type). */
#include "rt.h"

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

void gosub_rt_set_finalizer(const struct gosub_type *type, void *obj, const struct gosub_func_type *fn_type,
			    struct gosub_closure *fn);

void gosub_rt_set_finalizer(const struct gosub_type *type, void *obj, const struct gosub_func_type *fn_type,
			    struct gosub_closure *fn)
{
	struct gc_finalizer f = {obj, fn, fn_type, type};

	if (!type)
		rt_throw("runtime.SetFinalizer: first argument is nil");
	if (!check_object(type, obj))
		return;
	if (!fn_type) {
		gc_remove_finalizer(obj);
		return;
	}
	check_function(type, fn_type);
	if (!gc_add_finalizer(&f))
		rt_throw("runtime.SetFinalizer: finalizer already set");
}

/* ---- finalizers run one after the other in a goroutine of their own ---- */

static struct g *swap_waiter(struct g *g)
{
	struct g *old;

	lock_acquire(&rt.sched.finalizers.lock);
	old = rt.sched.finalizers.g;
	rt.sched.finalizers.g = g;
	lock_release(&rt.sched.finalizers.lock);
	return old;
}

/* Waits for sched_wake_finalizers; what came between the last look and the wait is found by a
 * second look. */
static bool wait_for_finalizer(struct gc_finalizer *f)
{
	struct g *g = park_prepare("finalizer wait");
	bool found;

	swap_waiter(g);
	found = gc_take_finalizer(f);
	if (found && swap_waiter(NULL) == g)
		atomic_store(&g->status, G_RUNNING);
	else
		park_wait();
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
static void fill_argument(void *words[2], const struct gc_finalizer *f)
{
	const struct gosub_type *param = types_of(f->fn_type)[0];

	words[0] = words[1] = f->obj;
	if ((param->kind & 31) != GOSUB_KIND_INTERFACE)
		return;
	words[0] = (void *)f->obj_type;
	if (((const struct gosub_interface_type *)param)->len)
		words[0] = gosub_itab(param, f->obj_type);
}

/* Its frame is left for each wait and cleared by the next call: an object that was finalized is not
 * kept by the stack of this goroutine, nor is what it points to. */
static __attribute__((noinline)) void run_next_finalizer(void)
{
	struct gc_finalizer f = {0};
	struct gosub_closure call = {NULL};
	void *argument[2] = {NULL};
	int64_t args[6] = {0}, results[4] = {0};

	__asm__ volatile("" : : "r"(&f), "r"(args), "r"(results), "r"(argument) : "memory");
	if (!gc_take_finalizer(&f) && !wait_for_finalizer(&f))
		return;
	call.code = (void *)(uintptr_t)f.fn_type->call;
	fill_argument(argument, &f);
	args[0] = (int64_t)(uintptr_t)f.fn;
	args[1] = (int64_t)(uintptr_t)argument;
	args[2] = (int64_t)(uintptr_t)heap_alloc_noscan(size_of_results(f.fn_type));
	rt_call_go(&call, args, results);
}

static void run_finalizers(void)
{
	for (;;)
		run_next_finalizer();
}

void sched_wake_finalizers(void)
{
	static const struct gosub_closure closure = {(void *)run_finalizers};
	struct g *g;
	uint32_t none = 0;

	if (!m_self() || !m_self()->p)
		return;
	if (atomic_compare_exchange_strong(&rt.sched.finalizers.started, &none, 1)) {
		g = park_new((struct gosub_closure *)&closure, NULL);
		g->system = true;
		park_uncount();
		park_ready(g);
		return;
	}
	g = swap_waiter(NULL);
	if (g)
		park_ready(g);
}
