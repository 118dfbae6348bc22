/* sched.c - threads and processors: who runs what, and how all come to a stop.
 *
 * Words: g a goroutine, m a thread, p a processor, which is the right to run Go code and what that
 * needs (queue, allocation cache). An m without p sleeps in the list of idle ones, runs a blocking
 * call, or is on its way.
 *
 * Waking. Making a goroutine ready puts it on the maker's own processor; another is woken only if
 * one is idle and no thread is already looking for work. A woken thread that finds nothing makes
 * the next wakes rarer (wake_backoff), so that two goroutines that answer each other stay on one
 * thread. What was not woken for, the watcher finds within its tick.
 *
 * Deadlock. `running` counts threads that are not idle. When the last goes idle with empty queues
 * and nobody sleeps, no goroutine can ever run again.
 *
 * Stop of the world. The stopper sets `stopping`, makes the stack limits of threads that run Go
 * code ones that no check passes, and signals them. Each stops where its context is saved (park.c)
 * and waits on stop_ended, keeping its processor. Idle processors cannot be taken meanwhile. The
 * signal stops loops without calls, the limit what is mostly in C; C that works long looks by
 * sched_poll. */
#include "rt.h"

_Thread_local struct m *rt_m_tls __attribute__((tls_model("local-exec")));
_Thread_local struct gosub_tls gosub_tls __attribute__((tls_model("local-exec")));
struct sched rt_sched = {.lock = LOCK_INIT(LOCK_RANK_SCHED)};

#define THREAD_STACK ((size_t)256 << 10)
#define BACKOFF_MAX  64

_Static_assert(offsetof(struct g, context) == G_CONTEXT, "asm.h");
_Static_assert(offsetof(struct g, segment) == G_SEGMENT, "asm.h");
_Static_assert(offsetof(struct g, spare) == G_SPARE, "asm.h");
_Static_assert(offsetof(struct g, spare) == 64 && offsetof(struct g, panic) == 128, "lines of struct g");
_Static_assert(offsetof(struct context, sp) == CONTEXT_SP, "asm.h");
_Static_assert(offsetof(struct context, on_cpu) == CONTEXT_ON_CPU, "asm.h");
_Static_assert(offsetof(struct segment, prev) == SEGMENT_PREV, "asm.h");
_Static_assert(offsetof(struct segment, lo) == SEGMENT_LO, "asm.h");
_Static_assert(offsetof(struct segment, saved_sp) == SEGMENT_SAVED_SP, "asm.h");
_Static_assert(offsetof(struct segment, saved_limit) == SEGMENT_SAVED_LIMIT, "asm.h");
_Static_assert(sizeof(struct segment) % 64 == 0, "a segment's stack begins aligned");
_Static_assert(offsetof(struct gosub_frame, defers) == FRAME_DEFERS, "asm.h");
_Static_assert(offsetof(struct gosub_frame, link) == FRAME_LINK, "asm.h");
_Static_assert(offsetof(struct gosub_frame, sp) == FRAME_SP, "asm.h");
_Static_assert(offsetof(struct gosub_frame, limit) == FRAME_LIMIT, "asm.h");
_Static_assert(offsetof(struct gosub_frame, recover_sp) == FRAME_RECOVER_SP, "asm.h");
_Static_assert(offsetof(struct gosub_frame, depth) == FRAME_DEPTH, "asm.h");
_Static_assert(offsetof(struct gosub_g_head, limit) == GOSUB_G_LIMIT, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, grow_fn) == GOSUB_G_GROW_FN, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, recover_sp) == GOSUB_G_RECOVER_SP, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, frames) == GOSUB_G_FRAMES, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, cache) == GOSUB_G_CACHE, "abi.h");
_Static_assert(offsetof(struct gosub_type, equal) == GOSUB_TYPE_EQUAL, "abi.h");
_Static_assert(offsetof(struct gosub_map_type, hasher) == GOSUB_MAP_TYPE_HASHER, "abi.h");
_Static_assert(offsetof(struct gosub_tls, limit) == GOSUB_TLS_LIMIT, "abi.h");
_Static_assert(offsetof(struct gosub_tls, g) == GOSUB_TLS_G, "abi.h");
_Static_assert(offsetof(struct gosub_tls, cache) == GOSUB_TLS_CACHE, "abi.h");
_Static_assert(sizeof(struct gosub_frame) <= GOSUB_FRAME_SIZE, "abi.h");
_Static_assert(sizeof(struct gosub_defer) <= GOSUB_DEFER_SIZE, "abi.h");
_Static_assert(sizeof(struct gosub_select_case) == GOSUB_SELCASE_SIZE, "abi.h");

/* ---- processors ---- */

static struct p *new_p(uint32_t id)
{
	struct p *p = heap_meta_alloc(sizeof *p);

	p->id = id;
	p->cache = heap_cache_new();
	p->random = rt_sched.deterministic ? (uint64_t)rt_knobs.stress_seed * 0x9e3779b97f4a7c15u : hash_random();
	return p;
}

static void idle_p_push(struct p *p) /* lock held */
{
	if (p->id >= atomic_load(&rt_sched.procs)) {
		atomic_store(&p->status, P_GONE);
		return;
	}
	atomic_store(&p->status, P_IDLE);
	p->idle_link = rt_sched.idle_p;
	rt_sched.idle_p = p;
	atomic_fetch_add(&rt_sched.idle_p_count, 1);
}

static struct p *idle_p_pop(void) /* lock held */
{
	struct p *p;

	if (atomic_load(&rt_sched.stopping))
		return NULL;
	while ((p = rt_sched.idle_p)) {
		rt_sched.idle_p = p->idle_link;
		atomic_fetch_sub(&rt_sched.idle_p_count, 1);
		if (p->id < atomic_load(&rt_sched.procs)) {
			atomic_store(&p->status, P_RUNNING);
			return p;
		}
		atomic_store(&p->status, P_GONE);
	}
	return NULL;
}

/* p's status was set to RUNNING before: either the watcher sees that in its last look before it
 * sleeps, or this sees that it is going to (tests/models/watch.pml). */
static void acquire_p(struct m *m, struct p *p)
{
	m->p = p;
	atomic_store_explicit(&p->m, m, memory_order_release);
	m->tls->cache = p->cache;
	if (atomic_load(&rt_sched.watch_asleep))
		watch_wake();
}

static void release_p(struct m *m) /* lock held */
{
	struct p *p = m->p;

	m->p = NULL;
	atomic_store_explicit(&p->m, NULL, memory_order_relaxed);
	m->tls->cache = NULL;
	runq_drain(p);
	idle_p_push(p);
}

/* ---- threads ---- */

static struct m *new_m(void) /* lock held */
{
	struct m *m = heap_meta_alloc(sizeof *m);

	m->id = rt_sched.m_count++;
	return m;
}

static void enter_thread(struct m *m)
{
	m->tls = &gosub_tls;
	m->tid = os_tid();
	rt_m_tls = m;
	signal_init_thread(m);
}

static void thread_main(void *arg)
{
	struct m *m = arg;

	enter_thread(m);
	acquire_p(m, m->next_p);
	m->next_p = NULL;
	sched_loop(m);
}

/* Gives p to an idle thread or a new one; releases the lock. */
static void start_m(struct p *p, bool spinning)
{
	struct m *m = rt_sched.idle_m;
	bool fresh = !m;

	rt_sched.running++;
	if (m)
		rt_sched.idle_m = m->idle_link;
	else
		m = new_m();
	m->next_p = p;
	m->spinning = spinning;
	lock_release(&rt_sched.lock);
	if (!fresh)
		note_wake(&m->note);
	else if (!os_thread_create(thread_main, m, THREAD_STACK))
		rt_throw("cannot create a thread");
}

void sched_wake_p(void)
{
	uint32_t none = 0;
	struct p *p;

	if (!atomic_compare_exchange_strong(&rt_sched.spinning, &none, 1))
		return;
	lock_acquire(&rt_sched.lock);
	p = idle_p_pop();
	if (p) {
		start_m(p, true);
		return;
	}
	lock_release(&rt_sched.lock);
	atomic_fetch_sub(&rt_sched.spinning, 1);
}

static bool any_work_queued(void)
{
	uint32_t n = atomic_load(&rt_sched.p_made);

	if (atomic_load(&rt_sched.global_count) > 0)
		return true;
	for (uint32_t i = 0; i < n; i++)
		if (!runq_empty(sched_p(i)))
			return true;
	return false;
}

/* Lock held; the caller goes idle as the last one. */
static void check_deadlock(struct m *m)
{
	if (rt_sched.running > 0 || atomic_load(&rt_sched.dying) || timer_any() || any_work_queued())
		return;
	rt_sched.running++;
	lock_release(&rt_sched.lock);
	if (rt_sched.main_gone)
		rt_fatal("no goroutines (main called runtime.Goexit) - deadlock!");
	rt_fatal("all goroutines are asleep - deadlock!");
}

/* Lock held, no processor; returns without the lock and with a processor. */
static void sleep_idle(struct m *m)
{
	atomic_store(&m->note, 0);
	m->idle_link = rt_sched.idle_m;
	rt_sched.idle_m = m;
	rt_sched.running--;
	check_deadlock(m);
	lock_release(&rt_sched.lock);
	note_wait(&m->note, -1);
	acquire_p(m, m->next_p);
	m->next_p = NULL;
}

/* ---- looking for a goroutine ---- */

static struct g *take_global(struct m *m, uint32_t most)
{
	struct g *g;

	if (atomic_load_explicit(&rt_sched.global_count, memory_order_relaxed) == 0)
		return NULL;
	lock_acquire(&rt_sched.lock);
	g = runq_global_take(m->p, most);
	lock_release(&rt_sched.lock);
	return g;
}

static struct g *steal(struct m *m)
{
	uint32_t n = atomic_load(&rt_sched.p_made);

	if (n < 2)
		return NULL;
	for (int round = 0; round < 4; round++) {
		uint32_t start = (uint32_t)hash_random();

		for (uint32_t i = 0; i < n; i++) {
			struct p *from = sched_p((start + i) % n);
			struct g *g;

			if (atomic_load(&rt_sched.stopping))
				return NULL;
			if (from == m->p)
				continue;
			g = runq_steal(m->p, from, round == 3);
			if (g)
				return g;
		}
	}
	return NULL;
}

static void stop_spinning(struct m *m, bool found)
{
	m->spinning = false;
	if (atomic_fetch_sub(&rt_sched.spinning, 1) == 1 && found && atomic_load(&rt_sched.idle_p_count) > 0 &&
	    any_work_queued())
		sched_wake_p();
}

/* What did waking bring? The processors that wake learn from it. */
static void note_wake_result(struct m *m, bool found)
{
	uint32_t n = atomic_load(&rt_sched.p_made);

	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);

		uint32_t old = atomic_load_explicit(&p->wake_backoff, memory_order_relaxed);

		if (found)
			atomic_store_explicit(&p->wake_backoff, 0, memory_order_relaxed);
		else if (old < BACKOFF_MAX)
			atomic_store_explicit(&p->wake_backoff, old * 2 + 1, memory_order_relaxed);
	}
}

/* Gives up the processor and sleeps, unless work came up meanwhile. */
static void go_idle(struct m *m)
{
	if (m->spinning) {
		m->spinning = false;
		note_wake_result(m, false);
		atomic_fetch_sub(&rt_sched.spinning, 1);
	}
	lock_acquire(&rt_sched.lock);
	if (atomic_load(&rt_sched.global_count) > 0 || atomic_load(&rt_sched.stopping)) {
		lock_release(&rt_sched.lock);
		return;
	}
	release_p(m);
	/* Who made work meanwhile may have counted on a thread that looks, and that one found other
	 * work before this one was idle (tests/models/wake.pml). */
	if (any_work_queued()) {
		struct p *p = idle_p_pop();

		if (p) {
			lock_release(&rt_sched.lock);
			acquire_p(m, p);
			return;
		}
	}
	sleep_idle(m);
}

static void leave_surplus_p(struct m *m)
{
	struct p *p;

	if (m->spinning) {
		m->spinning = false;
		atomic_fetch_sub(&rt_sched.spinning, 1);
	}
	lock_acquire(&rt_sched.lock);
	if (atomic_load(&rt_sched.stopping)) { /* who stops the world counts on this thread to stop */
		lock_release(&rt_sched.lock);
		return;
	}
	release_p(m);
	p = idle_p_pop();
	if (p) {
		lock_release(&rt_sched.lock);
		acquire_p(m, p);
		return;
	}
	sleep_idle(m);
}

static struct g *find_runnable(struct m *m)
{
	for (;;) {
		struct g *g = NULL;
		struct p *p;

		if (atomic_load(&rt_sched.stopping))
			sched_stop_here();
		p = m->p;
		if (p->id >= atomic_load_explicit(&rt_sched.procs, memory_order_relaxed)) {
			leave_surplus_p(m);
			continue;
		}
		if (atomic_load_explicit(&p->preempt, memory_order_relaxed)) {
			atomic_store_explicit(&p->preempt, 0, memory_order_relaxed);
			runq_end_slice(p);
		}
		if (atomic_load_explicit(&p->tick, memory_order_relaxed) % FAIR_TICKS == 0)
			g = take_global(m, 1);
		if (!g)
			g = runq_take(p);
		if (!g)
			g = take_global(m, P_QUEUE);
		if (!g && (m->spinning || 2 * atomic_load(&rt_sched.spinning) <
					      atomic_load(&rt_sched.procs) - atomic_load(&rt_sched.idle_p_count))) {
			if (!m->spinning) {
				m->spinning = true;
				atomic_fetch_add(&rt_sched.spinning, 1);
			}
			g = steal(m);
			if (g)
				note_wake_result(m, true);
		}
		if (g) {
			if (m->spinning)
				stop_spinning(m, true);
			return g;
		}
		go_idle(m);
	}
}

void sched_loop(struct m *m)
{
	if (!m->stack_top)
		m->stack_top = __builtin_frame_address(0);
	for (;;) {
		struct g *g = find_runnable(m);

		runq_count_slice(m->p);
		sched_dispatch(m, g, &m->context);
	}
}

/* ---- watcher's and others' requests ---- */

void sched_ready_global(struct g *g)
{
	atomic_store(&g->status, G_RUNNABLE);
	lock_acquire(&rt_sched.lock);
	runq_global_put(g);
	lock_release(&rt_sched.lock);
	if (atomic_load(&rt_sched.idle_p_count) > 0)
		sched_wake_p();
}

bool sched_has_work(const struct p *p)
{
	return atomic_load(&rt_sched.global_count) > 0 || !runq_empty(p);
}

void sched_preempt(struct p *p)
{
	struct m *m = atomic_load_explicit(&p->m, memory_order_acquire);

	atomic_store(&p->preempt, 1);
	if (m)
		stack_ask(m);
	if (m && m->tid && !rt_knobs.async_preempt_off)
		os_thread_signal(m->tid, 23 /* SIGURG */);
}

struct g *sched_free_pop(void)
{
	_Atomic(struct g *) *list = atomic_load(&rt_sched.free_g) ? &rt_sched.free_g : &rt_sched.trimmed_g;
	struct g *g = atomic_load(list);

	if (g)
		atomic_store(list, g->link);
	return g;
}

void sched_free_push(_Atomic(struct g *) *list, struct g *first, struct g *last)
{
	last->link = atomic_load(list);
	atomic_store(list, first);
}

void sched_trim_free(void)
{
	struct g *first, *last, *g;
	int n = 1;

	lock_acquire(&rt_sched.lock);
	first = last = atomic_load(&rt_sched.free_g);
	for (; last && last->link && n < 256; n++)
		last = last->link;
	if (first)
		atomic_store(&rt_sched.free_g, last->link);
	lock_release(&rt_sched.lock);
	if (!first)
		return;
	last->link = NULL;
	for (g = first; g; g = g->link)
		stack_release_unused(g);
	lock_acquire(&rt_sched.lock);
	sched_free_push(&rt_sched.trimmed_g, first, last);
	lock_release(&rt_sched.lock);
}

void sched_retake(struct p *p)
{
	uint32_t status = P_SYSCALL;

	lock_acquire(&rt_sched.lock);
	if (!atomic_load(&rt_sched.stopping) && atomic_compare_exchange_strong(&p->status, &status, P_RUNNING)) {
		atomic_store_explicit(&p->m, NULL, memory_order_relaxed);
		start_m(p, false);
		return;
	}
	lock_release(&rt_sched.lock);
}

/* ---- calls that block ---- */

/* The processor was taken meanwhile: another one, or the goroutine waits in the global queue. */
static void resume_without_p(struct m *m)
{
	struct g *g = m->current;
	struct p *p;

	lock_acquire(&rt_sched.lock);
	p = idle_p_pop();
	if (p) {
		lock_release(&rt_sched.lock);
		acquire_p(m, p);
		return;
	}
	/* rt_call_on_stack has saved g's context: it is as if g had been switched from. */
	m->current = NULL;
	g->m = NULL;
	atomic_store(&g->status, G_RUNNABLE);
	atomic_store(&g->context.on_cpu, 0);
	runq_global_put(g);
	sleep_idle(m);
}

/* That another thread took p and blocks with it in its turn makes no difference: p is one that may
 * be taken. */
static void after_blocking(struct m *m, struct p *p)
{
	for (;;) {
		uint32_t stops = atomic_load(&rt_sched.stop_ended), status = P_SYSCALL;

		if (atomic_compare_exchange_strong(&p->status, &status, P_RUNNING)) {
			acquire_p(m, p);
			return;
		}
		if (status != P_STOPPED_SYSCALL) {
			m->p = NULL;
			resume_without_p(m);
			return;
		}
		os_futex_wait(&rt_sched.stop_ended, stops, -1);
	}
}

static void loop_again(void *arg)
{
	sched_loop(arg);
}

struct blocking {
	void (*fn)(void *);
	void *arg;
};

static void blocking_on_m(void *arg)
{
	struct blocking *b = arg;
	struct m *m = m_self();
	struct p *p = m->p;

	m->p = NULL;
	atomic_store_explicit(&p->watch_since, 0, memory_order_relaxed);
	atomic_store(&p->status, P_SYSCALL);
	b->fn(b->arg);
	after_blocking(m, p);
	if (!m->current) {
		struct context left;

		/* The goroutine waits in a queue; this thread starts over as any other. */
		m->on_m_stack = false;
		rt_call_on_stack(loop_again, m, m->stack_top, &left);
	}
}

void sched_blocking(void (*fn)(void *), void *arg)
{
	struct m *m = m_self();
	struct blocking b = {fn, arg};

	if (!m || !m->current || m->on_m_stack) {
		fn(arg);
		return;
	}
	m->on_m_stack = true;
	rt_call_on_stack(blocking_on_m, &b, m->context.sp, &m->current->context);
	m = m_self();
	m->on_m_stack = false;
	m->current->head.cache = m->p->cache;
}

/* ---- the thread's own stack ---- */

bool sched_on_m_stack(void)
{
	struct m *m = m_self();

	return !m || !m->current || m->on_m_stack;
}

void sched_run_on_m_stack(void (*fn)(void *), void *arg)
{
	struct m *m = m_self();

	if (sched_on_m_stack()) {
		fn(arg);
		return;
	}
	m->on_m_stack = true;
	rt_call_on_stack(fn, arg, m->context.sp, &m->current->context);
	m->on_m_stack = false;
}

/* With one order of goroutines nobody takes the processor meanwhile: none runs beside this one. */
void sched_run_aside(void (*fn)(void *), void *arg)
{
	if (rt_sched.deterministic)
		sched_run_on_m_stack(fn, arg);
	else
		sched_blocking(fn, arg);
}

/* ---- stop of the world ---- */

static void stopped_one(void)
{
	if (atomic_fetch_sub(&rt_sched.to_stop, 1) == 1)
		note_wake(&rt_sched.stop_note);
}

static void stop_on_m(void *arg)
{
	struct m *m = m_self();
	struct p *p = m->p;
	uint32_t epoch;

	lock_acquire(&rt_sched.lock);
	epoch = atomic_load(&rt_sched.stop_ended);
	if (!atomic_load(&rt_sched.stopping) || rt_sched.stopper == m) {
		lock_release(&rt_sched.lock);
		return;
	}
	atomic_store(&p->preempt, 0);
	atomic_store(&p->status, P_STOPPED);
	stopped_one();
	lock_release(&rt_sched.lock);
	while (atomic_load(&rt_sched.stop_ended) == epoch)
		os_futex_wait(&rt_sched.stop_ended, epoch, -1);
}

void sched_stop_here(void)
{
	if (atomic_load(&rt_sched.stopping))
		sched_run_on_m_stack(stop_on_m, NULL);
}

RT_COLD RT_SAVES_ALL void sched_poll_slow(void)
{
	if (!sched_on_m_stack())
		sched_stop_here();
}

void sched_poll_on_m(void)
{
	if (atomic_load(&rt_sched.stopping))
		stop_on_m(NULL);
}

/* A thread on its way into a blocking call need not be waited for. */
static void stop_new_syscalls(struct p *mine)
{
	uint32_t n = atomic_load(&rt_sched.p_made);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t status = P_SYSCALL;

		if (sched_p(i) != mine &&
		    atomic_compare_exchange_strong(&sched_p(i)->status, &status, P_STOPPED_SYSCALL))
			stopped_one();
	}
}

/* Lock held. How many must still come to a stop by themselves. */
static uint32_t stop_those_at_rest(struct p *mine)
{
	uint32_t n = atomic_load(&rt_sched.p_made), running = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);
		uint32_t status = P_SYSCALL;

		if (p == mine || atomic_compare_exchange_strong(&p->status, &status, P_STOPPED_SYSCALL))
			continue;
		if (status == P_RUNNING)
			running++;
	}
	return running;
}

static void ask_all_to_stop(struct p *mine)
{
	uint32_t n = atomic_load(&rt_sched.p_made);

	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);

		if (p != mine && atomic_load(&p->status) == P_RUNNING)
			sched_preempt(p);
	}
}

void sched_stop_world(void)
{
	struct m *m = m_self();
	uint32_t running;

	for (;;) {
		lock_acquire(&rt_sched.lock);
		if (!rt_sched.stopper)
			break;
		lock_release(&rt_sched.lock);
		sched_stop_here();
	}
	rt_sched.stopper = m;
	atomic_store(&rt_sched.stop_note, 0);
	atomic_store(&rt_sched.stopping, 1);
	running = stop_those_at_rest(m->p);
	atomic_store(&rt_sched.to_stop, running);
	lock_release(&rt_sched.lock);
	/* A thread in C ignores the signal and may overwrite its limit, so both are repeated until
	 * it stops or parks. */
	for (int64_t pause = 20000; atomic_load(&rt_sched.to_stop) > 0;) {
		ask_all_to_stop(m->p);
		stop_new_syscalls(m->p);
		note_wait(&rt_sched.stop_note, pause);
		if (pause < 1000000)
			pause += pause / 2;
	}
}

void sched_start_world(void)
{
	uint32_t n = atomic_load(&rt_sched.p_made);
	bool work;

	lock_acquire(&rt_sched.lock);
	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);

		if (atomic_load(&p->status) == P_STOPPED)
			atomic_store(&p->status, P_RUNNING);
		else if (atomic_load(&p->status) == P_STOPPED_SYSCALL)
			atomic_store(&p->status, P_SYSCALL);
	}
	rt_sched.stopper = NULL;
	atomic_store(&rt_sched.stopping, 0);
	atomic_fetch_add(&rt_sched.stop_ended, 1);
	work = any_work_queued();
	lock_release(&rt_sched.lock);
	os_futex_wake(&rt_sched.stop_ended, INT32_MAX);
	if (work && atomic_load(&rt_sched.idle_p_count) > 0)
		sched_wake_p();
}

static inline void *stack_pointer(void)
{
	void *sp;

#if defined(__x86_64__)
	__asm__ volatile("movq %%rsp, %0" : "=r"(sp));
#else
	__asm__ volatile("mov %0, sp" : "=r"(sp));
#endif
	return sp;
}

struct stack_walk {
	sched_stack_cb cb;
	void *ctx;
	struct g *self;
	void *self_sp;
};

static void each_stack_of(struct g *g, void *arg)
{
	struct stack_walk *w = arg;
	char *lo = g == w->self ? w->self_sp : g->context.sp;

	if (atomic_load(&g->status) == G_DEAD)
		return;
	for (struct segment *s = g->segment; s; s = s->prev) {
		w->cb(lo, s, w->ctx);
		lo = s->saved_sp;
	}
	w->cb(lo, g + 1, w->ctx);
}

void sched_each_stack(sched_stack_cb cb, void *ctx)
{
	struct stack_walk w = {cb, ctx, NULL, NULL};

	__builtin_unwind_init();
	if (!sched_on_m_stack()) {
		w.self = g_self();
		w.self_sp = stack_pointer();
	}
	stack_each_g(each_stack_of, &w);
}

/* ---- GOMAXPROCS ---- */

int sched_procs(void)
{
	return (int)atomic_load(&rt_sched.procs);
}

/* Room for n processors; lock held. */
static struct p **room_for(uint32_t n, uint32_t made)
{
	struct p **old = atomic_load(&rt_sched.all_p), **table = old;

	if (n > rt_sched.p_room) {
		rt_sched.p_room = n < 64 ? 64 : n;
		table = heap_meta_alloc(rt_sched.p_room * sizeof *table);
		for (uint32_t i = 0; i < made; i++)
			table[i] = old[i];
		atomic_store(&rt_sched.all_p, table);
	}
	return table;
}

/* World stopped. Processors from n on go when their threads next look for work. */
static void resize(uint32_t n)
{
	uint32_t made = atomic_load(&rt_sched.p_made);
	struct p **table;

	lock_acquire(&rt_sched.lock);
	table = room_for(n, made);
	atomic_store(&rt_sched.procs, n);
	for (uint32_t i = 0; i < made; i++) {
		struct p *p = sched_p(i);

		if (i >= n)
			atomic_store(&p->preempt, 1);
		else if (atomic_load(&p->status) == P_GONE)
			idle_p_push(p);
	}
	for (uint32_t i = made; i < n; i++) {
		table[i] = new_p(i);
		atomic_store(&rt_sched.p_made, i + 1);
		idle_p_push(sched_p(i));
	}
	lock_release(&rt_sched.lock);
}

void sched_set_procs(int n)
{
	sched_stop_world();
	resize((uint32_t)n);
	sched_start_world();
}

/* ---- beginning ---- */

void sched_init(void)
{
	struct m *m;
	/* As in Go, one that does not fit is none. */
	bool set = rt_knobs.max_procs > 0 && rt_knobs.max_procs <= INT32_MAX;
	int64_t n = set ? rt_knobs.max_procs : os_ncpu();

	rt_sched.deterministic = rt_knobs.stress_seed != 0;
	if (rt_sched.deterministic)
		n = 1;
	lock_acquire(&rt_sched.lock);
	m = new_m();
	lock_release(&rt_sched.lock);
	rt_sched.running = 1;
	enter_thread(m);
	resize((uint32_t)n);
	lock_acquire(&rt_sched.lock);
	acquire_p(m, idle_p_pop());
	lock_release(&rt_sched.lock);
}

void sched_run_main(struct gosub_closure *main)
{
	struct g *g = park_new(main, NULL);

	runq_put(m_self()->p, g);
	watch_start();
	sched_loop(m_self());
}
