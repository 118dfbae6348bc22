#define _GNU_SOURCE
#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "complain.h"
#include "link.h"
#include "places.h"
#include "proc.h"
#include "vm_reach.h"

/* Where the C library of a target may be: natively, and as Debian's cross packages lay it. */
struct link_target {
	const char *arch, *loader, *emulation;
	const char *dirs[3], *gcc[2];
};
static const struct link_target link_targets[] = {
    {"x86_64",
     "/lib64/ld-linux-x86-64.so.2",
     "elf_x86_64",
     {"/usr/lib/x86_64-linux-gnu", "/usr/x86_64-linux-gnu/lib", "/usr/lib64"},
     {"/usr/lib/gcc/x86_64-linux-gnu/*", "/usr/lib/gcc-cross/x86_64-linux-gnu/*"}},
    {"aarch64",
     "/lib/ld-linux-aarch64.so.1",
     "aarch64linux",
     {"/usr/lib/aarch64-linux-gnu", "/usr/aarch64-linux-gnu/lib", "/usr/lib64"},
     {"/usr/lib/gcc/aarch64-linux-gnu/*", "/usr/lib/gcc-cross/aarch64-linux-gnu/*"}},
};

static const struct link_target *target_of(const struct settings *s)
{
	for (size_t i = 0; i < KIT_COUNT(link_targets); i++)
		if (!strcmp(link_targets[i].arch, s->target))
			return &link_targets[i];
	kit_fatal("no link target %s", s->target);
}

static const char *find_linker(struct arena *a)
{
	static const char *const names[] = {"ld.lld-19", "ld.lld", "ld.lld-22"};
	for (size_t i = 0; i < KIT_COUNT(names); i++) {
		const char *path = proc_find(a, names[i]);
		if (path)
			return path;
	}
	return NULL;
}

static const char *find_libc_dir(struct arena *a, const struct link_target *t)
{
	for (size_t i = 0; i < KIT_COUNT(t->dirs); i++)
		if (path_exists(path_join(a, t->dirs[i], "crt1.o")))
			return t->dirs[i];
	return NULL;
}

/* libgcc has the helpers that C code of the runtime may need (128-bit division and the like). */
static const char *find_libgcc(struct arena *a, const struct link_target *t)
{
	const char *found = NULL;
	for (size_t i = 0; i < KIT_COUNT(t->gcc); i++) {
		glob_t g;
		if (glob(path_join(a, t->gcc[i], "libgcc.a"), 0, NULL, &g) == 0 && g.gl_pathc)
			found = arena_str(a, str_of(g.gl_pathv[g.gl_pathc - 1])).data;
		globfree(&g);
	}
	return found;
}

const char *link_runtime(const struct settings *s)
{
	return arena_printf(s->arena, "%s/%s/libgosubrt.a", s->lib_dir, s->target).data;
}

static void key_add_file(struct cache_key *k, const char *path)
{
	struct stat st = {0};
	if (!path || stat(path, &st))
		return;
	cache_key_add(k, str_of(path));
	cache_key_add_u64(k, (uint64_t)st.st_size);
	cache_key_add_u64(k, (uint64_t)st.st_mtim.tv_sec * 1000000000u + (uint64_t)st.st_mtim.tv_nsec);
}

void link_key(const struct settings *s, struct cache_key *k)
{
	const struct link_target *t = target_of(s);
	const char *libc = find_libc_dir(s->arena, t);
	const char *const parts[] = {"libc.so.6", "crt1.o", "crti.o", "crtn.o"};
	cache_key_add_u64(k, (uint64_t)s->strip * 2 + s->strip_debug);
	key_add_file(k, find_linker(s->arena));
	key_add_file(k, link_runtime(s));
	key_add_file(k, find_libgcc(s->arena, t));
	for (size_t i = 0; libc && i < KIT_COUNT(parts); i++)
		key_add_file(k, path_join(s->arena, libc, parts[i]));
}

/* Method tables name a method with "·m" behind, weakly: what nobody says anything about is 0. */
static bool write_script(const struct link_job *job, const char *path)
{
	struct text t = {.arena = job->settings->arena};
	for (uint32_t i = 0; i < job->methods.list.len; i++) {
		const char *symbol = vm_reach_symbol(t.arena, job->methods.list.at[i]);
		text_printf(&t, "\"%s·m\" = \"%s\";\n", symbol, symbol);
	}
	if (file_write(path, text_str(&t)))
		return true;
	complain("cannot write %s: %s", path, strerror(errno));
	return false;
}

static void link_arguments(const struct link_job *job, struct argv *v, const struct link_target *t, const char *libc,
			   const char *out, const char *script)
{
	struct arena *a = v->arena;
	const char *libgcc = find_libgcc(a, t);
	argv_add(v, "-m");
	argv_add(v, t->emulation);
	argv_add(v, "--no-pie");
	argv_add(v, "--gc-sections");
	argv_add(v, "--error-limit=0");
	argv_add(v, "--eh-frame-hdr");
	if (job->settings->strip)
		argv_add(v, "--strip-all");
	else if (job->settings->strip_debug)
		argv_add(v, "--strip-debug");
	argv_add(v, "--build-id=fast");
	argv_add(v, "--no-mmap-output-file"); /* a full disk is an error, not a SIGBUS */
	argv_add(v, "-z");
	argv_add(v, "noexecstack");
	/* Symbols are bound at the start: the binder is too deep for a goroutine's stack. */
	argv_add(v, "-z");
	argv_add(v, "now");
	argv_add(v, "-dynamic-linker");
	argv_add(v, t->loader);
	argv_add(v, "-o");
	argv_add(v, out);
	argv_add(v, path_join(a, libc, "crt1.o"));
	argv_add(v, path_join(a, libc, "crti.o"));
	for (uint32_t i = 0; i < job->objects.list.len; i++)
		argv_add(v, job->objects.list.at[i]);
	if (job->methods.list.len)
		argv_add(v, script);
	argv_add(v, link_runtime(job->settings));
	argv_addf(v, "-L%s", libc);
	if (libgcc)
		argv_add(v, libgcc);
	argv_add(v, "-lc");
	argv_add(v, "-lm");
	if (libgcc)
		argv_add(v, libgcc);
	argv_add(v, path_join(a, libc, "crtn.o"));
}

bool link_program(const struct link_job *job)
{
	const struct settings *s = job->settings;
	struct arena *a = s->arena;
	const struct link_target *t = target_of(s);
	struct argv v = {.arena = a};
	const char *linker = find_linker(a), *libc = find_libc_dir(a, t);
	if (!linker) {
		complain("no linker: ld.lld-19 (package lld-19) is not on the PATH");
		return false;
	}
	if (!libc) {
		complain("no C library for %s: crt1.o is in none of the usual places", t->arch);
		return false;
	}
	if (!path_exists(link_runtime(s))) {
		complain("no runtime for %s at %s", t->arch, link_runtime(s));
		return false;
	}
	const char *temp = arena_printf(a, "%s.tmp.%d", job->output, (int)getpid()).data;
	const char *script = arena_printf(a, "%s.ld", temp).data;
	if (!write_script(job, script))
		return false;
	argv_add(&v, linker);
	link_arguments(job, &v, t, libc, temp, script);
	if (s->verbose)
		fprintf(stderr, STR_FMT "\n", STR_ARG(argv_text(&v)));
	struct str output = {0};
	int status = proc_run(a, &v, &output);
	unlink(script);
	if (status == 0 && rename(temp, job->output) == 0)
		return true;
	if (status < 0)
		complain("cannot run %s: %s", linker, strerror(errno));
	else if (status)
		complain("linking failed:\n" STR_FMT, STR_ARG(output));
	else
		complain("cannot write %s: %s", job->output, strerror(errno));
	unlink(temp);
	return false;
}
