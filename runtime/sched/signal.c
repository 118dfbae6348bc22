/* signal.c - faults that are Go's nil dereferences, and the signal that asks a thread to give way.
 *
 * A handler runs on the thread's alternate stack and changes where the thread goes on, never more:
 * to the fault's handler (section gosub_faulttab), or into an entry of asm_*.S as if the
 * interrupted instruction had called it. It does so only when the PC is in Go code; a request to
 * give way that meets C is dropped and will be repeated. */
#define _GNU_SOURCE
#include "text/panic.h"
#include "prof/prof.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

extern const struct gosub_fault __start_gosub_faulttab[] __attribute__((weak));
extern const struct gosub_fault __stop_gosub_faulttab[] __attribute__((weak));

#define SIGNAL_STACK ((size_t)64 << 10)

/* ---- the interrupted thread ---- */

#if defined(__x86_64__)

static inline uintptr_t pc_of(const ucontext_t *uc)
{
	return (uintptr_t)uc->uc_mcontext.gregs[REG_RIP];
}

static inline void *fp_of(const ucontext_t *uc)
{
	return (void *)uc->uc_mcontext.gregs[REG_RBP];
}

static inline struct interrupted interrupted_at(const ucontext_t *uc)
{
	return (struct interrupted){pc_of(uc), fp_of(uc), (void **)uc->uc_mcontext.gregs[REG_RSP], 0};
}

static inline void set_pc(ucontext_t *uc, void *pc)
{
	uc->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)pc;
}

static void inject(ucontext_t *uc, void (*entry)(void))
{
	uintptr_t *sp = (uintptr_t *)uc->uc_mcontext.gregs[REG_RSP];

	*--sp = pc_of(uc);
	uc->uc_mcontext.gregs[REG_RSP] = (greg_t)(uintptr_t)sp;
	set_pc(uc, (void *)(uintptr_t)entry);
}

static bool inject_preempt(siginfo_t *info, ucontext_t *uc)
{
	inject(uc, gosub_preempt_entry);
	return true;
}

static void find_xsave_size(void)
{
	uint32_t a, b, c, d;

	__asm__("cpuid" : "=a"(a), "=b"(b), "=c"(c), "=d"(d) : "a"(1), "c"(0));
	if (!(c & 1u << 27)) /* OSXSAVE */
		return;
	/* Largest offset of the components saved: x87, SSE, AVX and the three of AVX-512 that are
	 * in force. */
	rt.xsave_size = XSAVE_LEGACY + XSAVE_HEADER;
	__asm__("xgetbv" : "=a"(a), "=d"(d) : "c"(0));
	for (uint32_t i = 2, mask = a & XSAVE_COMPONENTS; i < 8; i++) {
		uint32_t size, offset, x, y;

		if (!(mask & 1u << i))
			continue;
		__asm__("cpuid" : "=a"(size), "=b"(offset), "=c"(x), "=d"(y) : "a"(13), "c"(i));
		if (offset + size > rt.xsave_size)
			rt.xsave_size = offset + size;
	}
	rt.xsave_size = RT_ALIGN_UP(rt.xsave_size, 64);
}

#else

/* What the kernel puts on the stack for a signal, and takes back from rt_sigreturn. */
struct signal_frame {
	siginfo_t info;
	ucontext_t uc;
};

static inline uintptr_t pc_of(const ucontext_t *uc)
{
	return uc->uc_mcontext.pc;
}

static inline void *fp_of(const ucontext_t *uc)
{
	return (void *)uc->uc_mcontext.regs[29];
}

static inline struct interrupted interrupted_at(const ucontext_t *uc)
{
	return (struct interrupted){pc_of(uc), fp_of(uc), (void **)uc->uc_mcontext.sp, uc->uc_mcontext.regs[30]};
}

static inline void set_pc(ucontext_t *uc, void *pc)
{
	uc->uc_mcontext.pc = (uintptr_t)pc;
}

static void inject(ucontext_t *uc, void (*entry)(void))
{
	uc->uc_mcontext.regs[0] = pc_of(uc);
	set_pc(uc, (void *)(uintptr_t)entry);
}

/* No register is free to jump back with, so the goroutine takes a copy of the whole signal frame
 * along. */
static bool inject_preempt(siginfo_t *info, ucontext_t *uc)
{
	uintptr_t sp = (uc->uc_mcontext.sp - sizeof(struct signal_frame)) & ~(uintptr_t)15;
	struct signal_frame *copy = (struct signal_frame *)sp;

	memcpy(&copy->info, info, sizeof copy->info);
	memcpy(&copy->uc, uc, sizeof copy->uc);
	uc->uc_mcontext.sp = sp;
	inject(uc, gosub_preempt_entry);
	return true;
}

void signal_prepare_return(struct signal_frame *frame);

/* It may return on another thread: that one's alternate stack stays in force. */
void signal_prepare_return(struct signal_frame *frame)
{
	frame->uc.uc_stack.ss_sp = m_self()->signal_stack;
	frame->uc.uc_stack.ss_size = SIGNAL_STACK;
	frame->uc.uc_stack.ss_flags = 0;
}

static void find_xsave_size(void)
{
	rt.xsave_size = 0;
}

#endif

/* ---- handlers ---- */

static void *fault_handler(uintptr_t pc)
{
	for (const struct gosub_fault *f = __start_gosub_faulttab; f < __stop_gosub_faulttab; f++)
		if ((uintptr_t)f->pc == pc)
			return f->handler;
	return NULL;
}

static RT_NORETURN void unexpected(int sig, siginfo_t *info, ucontext_t *uc)
{
	struct m *m = m_self();

	panic_begin_dying();
	print_abandon();
	if (m)
		m->dying = true;
	print_format("fatal error: unexpected signal during runtime execution\n");
	panic_print_signal(sig, info->si_code, (uint64_t)(uintptr_t)info->si_addr, pc_of(uc));
	if (m && m->current && !m->on_m_stack)
		trace_current(m->current, (void *)pc_of(uc), fp_of(uc));
	trace_others(m ? m->current : NULL);
	os_exit(2);
}

static void on_trace(int sig, siginfo_t *info, void *context);

static void on_fault(int sig, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	struct m *m = m_self();
	struct g *g = m ? m->current : NULL;
	uintptr_t pc = pc_of(uc);
	void *handler;

	if (info->si_code <= 0) { /* somebody sent it */
		on_trace(sig, info, context);
		return;
	}
	if (!g || !trace_find(pc))
		unexpected(sig, info, uc);
	g->fault_sig = sig;
	g->fault_code = info->si_code;
	g->fault_addr = (uint64_t)(uintptr_t)info->si_addr;
	g->fault_pc = pc;
	handler = fault_handler(pc);
	if (handler)
		set_pc(uc, handler);
	else
		inject(uc, gosub_fault_entry);
}

static void on_preempt(int sig, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	struct m *m = m_self();

	if (info->si_code != SI_TKILL)
		notify_send(sig);
	if (!m || !m->p || !m->current || m->current->pins || !atomic_load(&m->p->preempt) || !trace_find(pc_of(uc)))
		return;
	inject_preempt(info, uc);
}

static RT_NORETURN void die_with_traces(int sig, siginfo_t *info, ucontext_t *uc)
{
	struct m *m = m_self();

	panic_begin_dying();
	print_abandon();
	if (m)
		m->dying = true;
	print_format("%s\nPC=0x%lx m=%u sigcode=%d\n", signal_text(sig), (unsigned long)pc_of(uc), m ? m->id : 0,
		     info->si_code);
	if (trace_settings().level > 0) {
		if (m && m->current && !m->on_m_stack)
			trace_current(m->current, (void *)pc_of(uc), fp_of(uc));
		trace_others(m ? m->current : NULL);
	}
	if (trace_settings().crash)
		signal_abort();
	os_exit(2);
}

static void on_trace(int sig, siginfo_t *info, void *context)
{
	if (!notify_send(sig))
		die_with_traces(sig, info, context);
}

static void leave_to_system(int sig)
{
	signal(sig, sig < 64 && rt.sched.notify.inherited & 1ull << sig ? SIG_IGN : SIG_DFL);
}

/* What ends the program unless it wants to be told. When it no longer wants, the signal comes again on return. */
static void on_kill(int sig, siginfo_t *info, void *context)
{
	if (notify_send(sig))
		return;
	leave_to_system(sig);
	raise(sig);
}

static void on_profile(int sig, siginfo_t *info, void *context)
{
	struct interrupted at = interrupted_at(context);

	prof_cpu_signal(&at);
}

static void on_nothing(int sig, siginfo_t *info, void *context)
{
	notify_send(sig);
}

/* ---- the table ---- */

enum action { SYSTEM, KILL, HANGUP, TRACE, FAULT, PREEMPT, PROFILE, NOTHING };

#define SIGNALS     65
#define SIGNAL_REAL 35 /* the first that is free for programs */

static const struct {
	enum action action;
	const char *text;
} signals[SIGNALS] = {
#define SIGNAL(number, action, text) [number] = {action, text},
#include "signals.def"
#undef SIGNAL
};

const char *signal_text(int sig)
{
	const char *text = sig > 0 && sig < SIGNALS ? signals[sig].text : NULL;

	return text ? text : "signal";
}

static void handle(int sig, void (*fn)(int, siginfo_t *, void *))
{
	struct sigaction sa = {.sa_sigaction = fn, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART};

	sigfillset(&sa.sa_mask);
	sigdelset(&sa.sa_mask, SIGSEGV);
	sigaction(sig, &sa, NULL);
}

static bool is_ignored(int sig)
{
	struct sigaction old;

	return sigaction(sig, NULL, &old) == 0 && !(old.sa_flags & SA_SIGINFO) && old.sa_handler == SIG_IGN;
}

static void (*const handlers[])(int, siginfo_t *, void *) = {
    [SYSTEM] = on_nothing, [KILL] = on_kill,       [HANGUP] = on_kill,     [TRACE] = on_trace,
    [FAULT] = on_fault,    [PREEMPT] = on_preempt, [PROFILE] = on_profile, [NOTHING] = on_nothing};

static enum action action_of(int sig)
{
	return sig >= SIGNAL_REAL ? NOTHING : signals[sig].action;
}

/* Signals of the C library have no text. */
static bool is_ours(int sig)
{
	return sig < SIGNALS && (sig >= SIGNAL_REAL || signals[sig].text);
}

static void on_every_thread(int sig, siginfo_t *info, void *context)
{
	every_thread_asked();
}

void signal_take_always(void)
{
	handle(OS_SIGNAL_ALWAYS, on_every_thread);
}

void signal_take(int sig)
{
	if (is_ours(sig))
		handle(sig, handlers[action_of(sig)]);
}

void signal_leave(int sig)
{
	enum action action = action_of(sig);

	if (is_ours(sig) && (action == SYSTEM || action == KILL || action == HANGUP))
		leave_to_system(sig);
}

void signal_forget(void)
{
	struct sigaction now;

	for (int sig = 1; sig < SIGNALS; sig++)
		if (is_ours(sig) && sigaction(sig, NULL, &now) == 0 && now.sa_flags & SA_SIGINFO)
			signal(sig, SIG_DFL);
}

void signal_drop(int sig)
{
	if (is_ours(sig))
		signal(sig, SIG_IGN);
}

void signal_init(void)
{
	find_xsave_size();
	for (int sig = 1; sig < SIGNALS; sig++) {
		enum action action = action_of(sig);

		if (action == HANGUP && is_ignored(sig)) {
			rt.sched.notify.inherited |= 1ull << sig;
			notify_ignored(sig);
		} else if (action == KILL || action == HANGUP)
			signal(sig, SIG_DFL);
		else if (action != SYSTEM)
			signal_take(sig);
	}
}

void signal_abort(void)
{
	signal(SIGABRT, SIG_DFL);
	abort();
}

void signal_end_thread(struct m *m)
{
	stack_t ss = {.ss_flags = SS_DISABLE};

	sigaltstack(&ss, NULL);
	os_release(m->signal_stack, SIGNAL_STACK);
}

void signal_init_thread(struct m *m)
{
	stack_t ss = {.ss_size = SIGNAL_STACK};

	m->signal_stack = ss.ss_sp = os_reserve(NULL, SIGNAL_STACK);
	if (!ss.ss_sp || sigaltstack(&ss, NULL) != 0)
		rt_throw("cannot set up a signal stack");
}
