/* cpu.c - the CPU profile. Each thread that runs goroutines has a timer of its own CPU time; the signal walks the stack
 * and puts it, as records that runtime/pprof reads, into a ring. Handlers write one after the other, the reader takes
 * no lock: a signal may come to it, too. */
#include "prof.h"
#include "text/traceback.h"

#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define RECORD_HEAD 3

/* ---- the ring ---- */

static bool ring_fits(struct cpu_profile *c, uint64_t words)
{
	return atomic_load(&c->put) - atomic_load(&c->got) + words <= PROF_CPU_WORDS &&
	       atomic_load(&c->tags_put) - atomic_load(&c->tags_got) < PROF_CPU_TAGS;
}

static bool ring_put(struct cpu_profile *c, uint64_t count, const struct stack_pcs *stack, void *tag)
{
	uint64_t at = atomic_load(&c->put), n = RECORD_HEAD + stack->n, tags = atomic_load(&c->tags_put);

	if (!ring_fits(c, n))
		return false;
	c->words[at++ % PROF_CPU_WORDS] = n;
	c->words[at++ % PROF_CPU_WORDS] = (uint64_t)os_nanotime();
	c->words[at++ % PROF_CPU_WORDS] = count;
	for (uint32_t i = 0; i < stack->n; i++)
		c->words[at++ % PROF_CPU_WORDS] = stack->at[i];
	c->tags[tags % PROF_CPU_TAGS] = tag;
	atomic_store(&c->tags_put, tags + 1);
	atomic_store(&c->put, at);
	return true;
}

/* How many were lost goes first, as a record without count. */
static void ring_put_sample(struct cpu_profile *c, const struct stack_pcs *stack, void *tag)
{
	uint64_t lost = atomic_load(&c->lost);
	struct stack_pcs number = {.n = 1, .at = {lost}};

	if (lost && ring_put(c, 0, &number, NULL))
		atomic_store(&c->lost, 0);
	if (!ring_put(c, 1, stack, tag))
		atomic_fetch_add(&c->lost, 1);
}

/* ---- a sample ---- */

/* The caller of a function that was interrupted before its frame was set up, or 0. */
static uintptr_t caller_without_frame(const struct interrupted *at, const struct gosub_func *f)
{
	uintptr_t offset = at->pc - (uintptr_t)f->entry;

#if defined(__x86_64__)
	const uint8_t push_rbp = 0x55;

	if (offset == 0)
		return (uintptr_t)at->sp[0];
	return offset == 1 && *(const uint8_t *)f->entry == push_rbp ? (uintptr_t)at->sp[1] : 0;
#else
	return offset < 8 ? at->link : 0;
#endif
}

/* The call at pc, with those it is inlined into. */
static void put_calls(struct stack_pcs *out, uintptr_t pc)
{
	struct frame f;

	if (!frame_at(pc, &f))
		return;
	do
		if (!(frame_flags(&f) & GOSUB_FUNC_WRAPPER) && out->n < PROF_DEPTH)
			out->at[out->n++] = f.pc + 1;
	while (frame_outer(&f));
}

/* What stands for the C in which a walk begins, which Go called; 0: nothing does. */
static uintptr_t c_name(struct walk w)
{
	return walk_next(&w) && !w.exact ? prof_entry_name(w.pc) : 0;
}

static void put_c(struct stack_pcs *out, uintptr_t name)
{
	out->at[out->n++] = name ? name : prof_pc(prof_name__System);
}

/* The return address into Go of C that has no frame, as most of the C library; 0: it has one, or none can be found. */
static uintptr_t leaf_return(const struct interrupted *at)
{
#if defined(__x86_64__)
	uintptr_t ret = (uintptr_t)at->sp[0];
#else
	uintptr_t ret = at->link;
#endif
	const uintptr_t long_function = 4096;

	if (!trace_find(ret - 1))
		return 0;
	return prof_entry_name(ret) || at->pc - prof_call_target(ret) < long_function ? ret : 0;
}

/* C that runs on the thread's stack for a goroutine. */
static void put_system_stack(struct stack_pcs *out, struct g *g)
{
	uintptr_t lo, size;
	struct logical l;

	out->at[out->n++] = prof_pc(atomic_load(&rt.sched.stopping) ? prof_name__GC : prof_name__System);
	if (!g || !stack_range(g, g->context.sp, &lo, &size)) /* it may be just leaving, or coming back */
		return;
	out->at[out->n++] = prof_pc(prof_name_systemstack);
	l = (struct logical){.walk = walk_parked(g)};
	put_c(out, c_name(l.walk));
	while (out->n < PROF_DEPTH && logical_next_any(&l))
		out->at[out->n++] = l.frame.pc + 1;
}

static void put_goroutine(struct stack_pcs *out, struct g *g, const struct interrupted *at)
{
	struct logical l = {.walk = walk_begin(g, (void *)at->pc, at->fp)};
	const struct gosub_func *f = trace_find(at->pc);
	uintptr_t caller = f ? caller_without_frame(at, f) : 0;

	l.walk.exact = true;
	if (!f) { /* C, or what the system lets programs call */
		uintptr_t name = c_name(walk_begin(g, NULL, at->fp));

		caller = name ? 0 : leaf_return(at);
		put_c(out, caller ? prof_entry_name(caller) : name);
	}
	if (caller) {
		put_calls(out, at->pc);
		put_calls(out, caller - 1);
		l.walk = walk_begin(g, NULL, at->fp);
	}
	while (out->n < PROF_DEPTH && logical_next_any(&l))
		out->at[out->n++] = l.frame.pc + 1;
}

void prof_cpu_signal(const struct interrupted *at)
{
	struct cpu_profile *c = &rt.prof.cpu;
	struct m *m = m_self();
	struct stack_pcs stack = {0};
	struct g *g = m ? m->current : NULL;
	uint32_t none = 0;

	if (atomic_load(&c->hz) == 0)
		return;
	for (; !atomic_compare_exchange_strong(&c->writing, &none, 1); none = 0)
		rt_pause_cpu();
	if (g && !m->on_m_stack)
		put_goroutine(&stack, g, at);
	else
		put_system_stack(&stack, g);
	ring_put_sample(c, &stack, g ? g->labels : NULL);
	atomic_store(&c->writing, 0);
}

/* ---- timers ---- */

#define THREAD_CLOCK(tid) ((clockid_t)(~(uint32_t)(tid) << 3 | 6)) /* the kernel's: CPU time of that thread */

static void timer_begin(struct m *m, int64_t hz)
{
	struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF};
	struct itimerspec spec = {.it_interval = {0, 1000000000 / hz}};
	int timer;

	event._sigev_un._tid = m->tid;
	if (m->prof_timer || syscall(SYS_timer_create, THREAD_CLOCK(m->tid), &event, &timer) != 0)
		return;
	/* Threads that began together shall not be asked together. */
	spec.it_value.tv_nsec = 1 + (long)(hash_random() % (uint64_t)spec.it_interval.tv_nsec);
	syscall(SYS_timer_settime, timer, 0, &spec, NULL);
	m->prof_timer = timer + 1;
}

static void timer_end(struct m *m)
{
	if (m->prof_timer)
		syscall(SYS_timer_delete, m->prof_timer - 1);
	m->prof_timer = 0;
}

void prof_cpu_thread(struct m *m)
{
	int64_t hz;

	lock_acquire(&rt.sched.lock);
	m->all_link = rt.sched.all_m;
	rt.sched.all_m = m;
	hz = atomic_load(&rt.prof.cpu.hz);
	if (hz)
		timer_begin(m, hz);
	lock_release(&rt.sched.lock);
}

void prof_cpu_thread_ends(struct m *m)
{
	struct m **at = &rt.sched.all_m;

	timer_end(m);
	while (*at != m)
		at = &(*at)->all_link;
	*at = m->all_link;
}

/* ---- begin and end ---- */

static bool make_ring(struct cpu_profile *c)
{
	if (!c->words) {
		c->words = os_reserve(NULL, PROF_CPU_WORDS * sizeof *c->words);
		c->tags = os_reserve(NULL, PROF_CPU_TAGS * sizeof *c->tags);
		if (c->words && c->tags)
			gc_add_root(c->tags, PROF_CPU_TAGS * sizeof *c->tags);
	}
	return c->words && c->tags;
}

static void set_rate(void *arg)
{
	struct cpu_profile *c = &rt.prof.cpu;
	int64_t hz = *(int64_t *)arg;
	struct stack_pcs rate = {0};

	if (hz && !make_ring(c))
		return;
	lock_acquire(&rt.sched.lock);
	for (struct m *m = rt.sched.all_m; m; m = m->all_link)
		timer_end(m);
	if (hz) { /* the first record: 3, 0, hz */
		atomic_store(&c->lost, 0);
		ring_put(c, (uint64_t)hz, &rate, NULL);
	}
	atomic_store(&c->hz, hz);
	for (struct m *m = rt.sched.all_m; m && hz; m = m->all_link)
		timer_begin(m, hz);
	lock_release(&rt.sched.lock);
	atomic_store(&c->ended, hz == 0);
}

void prof_cpu_set_rate(int64_t hz)
{
	if (hz != atomic_load(&rt.prof.cpu.hz))
		sched_run_on_m_stack(set_rate, &hz);
}

struct cpu_read prof_cpu_read(uint64_t *words, uint64_t room, void **tags, uint64_t tag_room)
{
	struct cpu_profile *c = &rt.prof.cpu;
	struct cpu_read r = {0, 0, false};
	bool ended = atomic_load(&c->ended);
	uint64_t put = atomic_load(&c->put), got = atomic_load(&c->got), tag = atomic_load(&c->tags_got);

	while (got < put && r.tags < tag_room) {
		uint64_t n = c->words[got % PROF_CPU_WORDS];

		if (r.words + n > room)
			break;
		for (uint64_t i = 0; i < n; i++)
			words[r.words++] = c->words[got++ % PROF_CPU_WORDS];
		rt_store(&tags[r.tags++], c->tags[tag % PROF_CPU_TAGS]);
		c->tags[tag++ % PROF_CPU_TAGS] = NULL;
	}
	atomic_store(&c->got, got);
	atomic_store(&c->tags_got, tag);
	r.end = ended && got == put;
	return r;
}
