# The scheduler's part of libgosubrt.a.
set(RT_SCHED_DEEP start.c sched.c watch.c traceback.c signal.c)
set(RT_SCHED_SHALLOW lock.c stack.c stack_check.c untracked.c runq.c park.c timer.c chan.c select.c panic.c panic_text.c errors.c hooks.c overlay.c finalizer_call.c)
set(RT_ASM_x86_64 asm_amd64.S)
set(RT_ASM_aarch64 asm_arm64.S)
