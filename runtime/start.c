/* start.c - from the C library's start to main.main and out again. */
#include "prof/prof.h"

/* For gdb: kind 4, a Python text under a name. */
__asm__(".pushsection .debug_gdb_scripts, \"MS\", %progbits, 1\n"
	"\t.byte 4\n\t.ascii \"gosub\\n\"\n\t.incbin \"gdb.py\"\n\t.byte 0\n"
	"\t.popsection");

extern char **environ;
void gosub_main(void); /* asm */

void go_before_exit(void) __asm__("runtime.beforeExit") __attribute__((weak)); /* std/runtime/os.go */

void start_program(void);

/* On the main goroutine, from gosub_main. */
void start_program(void)
{
	const struct gosub_program *program = &gosub_program;
	struct g *g = g_self();

	/* What packages' initialisation locks is the process's first thread. */
	g->own_locks = 1;
	sched_lock_thread();
	for (uint64_t i = 0; i < program->ninit; i++)
		program->inits[i]();
	g->own_locks = 0;
	if (g->locks == 0)
		sched_unlock_thread();
	program->main();
	if (go_before_exit)
		go_before_exit();
	if (atomic_load(&rt.sched.dying)) /* another goroutine is printing its panic */
		for (;;)
			os_usleep(1000000);
	sites_report();
	os_exit(0);
}

int main(int argc, char **argv)
{
	static const struct gosub_closure main_closure = {(void *)gosub_main};

	rt.args = (struct rt_args){argc, argv, environ};
	rt_init();
	cpu_init();
	knobs_init(gosub_program.godebug);
	trace_init();
	untracked_init();
	heap_init();
	sites_init();
	hash_init();
	gc_init();
	prof_mem_init();
	errors_init();
	signal_init();
	sched_init();
	if (gosub_program.abi != GOSUB_ABI_VERSION)
		rt_throw("program and runtime were built for different versions of each other");
	sched_run_main((struct gosub_closure *)&main_closure);
}
