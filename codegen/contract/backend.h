/* backend.h - the boundary between the compiler and what turns VM IR into code: a versioned C ABI.
 *
 * A backend is a shared object that exports one function, `gosub_backend_v1`. The host
 * (codegen/contract/host.c) calls it once with its own table and gets the backend's table, or NULL. Both
 * tables begin with the version and their size: the major version is compared, the size allows a
 * later minor version to append members (a member past `size` is absent).
 *
 * Two kinds of backends:
 *   in the tree   include vm.h, read the IR's structures and state `vm`, the fingerprint of the
 * headers they were built with; another one is refused. out of tree   leave `vm` 0 and read the IR
 * through host->vm (vm_access.h) only, which is stable.
 *
 * Calls for one `self` come from one thread at a time; different ones may run on different threads.
 */
#ifndef GOSUB_BACKEND_H
#define GOSUB_BACKEND_H

#include <stdbool.h>
#include <stdint.h>

#define GOSUB_BACKEND_MAJOR 1
#define GOSUB_BACKEND_MINOR 0
#define GOSUB_BACKEND_ABI   (GOSUB_BACKEND_MAJOR << 16 | GOSUB_BACKEND_MINOR)

struct vm_package;
struct vm_site;
struct gosub_vm_access;

enum gosub_output { GOSUB_OUT_OBJECT, GOSUB_OUT_ASSEMBLY, GOSUB_OUT_IR, GOSUB_OUT_BITCODE };

/* Of a function or variable of the package: whether this output has it. */
enum gosub_part {
	GOSUB_PART_ELSEWHERE,
	GOSUB_PART_HERE,
	GOSUB_PART_TO_INLINE /* a function elsewhere whose body may be taken into others */
};

/* What one output is to be. Strings live as long as `self`. */
struct gosub_options {
	uint32_t size;      /* sizeof *this in the host */
	uint32_t opt_level; /* 0..3 */
	const char *target; /* "x86_64-linux-gnu", "aarch64-linux-gnu"; NULL: this machine */
	enum gosub_output output;
	bool counting;          /* every allocation call carries its site's id */
	bool debug;             /* DWARF */
	bool annotate;          /* assembly and IR say for each site where it went and why */
	bool verify;            /* check the backend's own IR before and after its passes */
	const char *godebug;    /* of emit_program: settings the program starts with, "name=value,…"; NULL: none */
	const char *goroot;     /* of emit_program: where the Go tree lies; NULL: nowhere */
	const char *go_version; /* of emit_program: "1.27.3"; NULL: it does not matter */
	bool no_alias;          /* words of different types may overlap, as they may where unsafe is imported */
	bool no_loop_versions;  /* loops keep their checks and have one body */
	bool lose_bases;        /* for tests of that check: keep no bases of addresses live */
	/* Of assembly and IR: only functions whose symbol this POSIX extended regular expression finds, as a person
	 * reads them: without directives and metadata, with the source lines between. NULL: all, as tools read it. */
	const char *show;
	/* By id: enum gosub_part of each function with a body and each variable. NULL: all are here. */
	const unsigned char *funcs, *globals;
	bool lines_only;       /* DWARF has functions and lines, no variables and types */
	const char *buildinfo; /* of emit_program: what debug.ReadBuildInfo says, as text; NULL: nothing */
};

/* Where an allocation really is, as far as only the backend can tell. */
enum gosub_storage {
	GOSUB_STORED_AS_PLACED, /* at its placement */
	GOSUB_STORED_REMOVED,   /* no allocation is left */
	GOSUB_STORED_REGISTERS  /* a frame slot was wanted, registers do */
};

struct gosub_host {
	uint32_t abi, size; /* GOSUB_BACKEND_ABI, sizeof *this */
	uint64_t vm;        /* fingerprint of the host's vm.h */
	void *context;      /* first argument of the functions below */
	/* An error: the build fails. pos is a position of the IR or 0. */
	void (*error)(void *context, uint64_t pos, const char *message);
	/* Words for a site's reason number, or NULL. */
	const char *(*reason)(void *context, uint32_t reason);
	/* What became of a site; may be NULL. */
	void (*stored)(void *context, const struct vm_site *site, enum gosub_storage storage);
	const struct gosub_vm_access *vm_access;
};

struct gosub_backend {
	uint32_t abi, size; /* GOSUB_BACKEND_ABI, sizeof *this, when the backend was built */
	uint64_t vm;        /* 0, or the fingerprint the IR's structures must have */
	const char *name;
	/* Starts one output. false: host->error was called. */
	bool (*open)(void **self, const struct gosub_host *host, const struct gosub_options *options);
	/* Adds a package; reads it only. At most once per output. */
	bool (*emit)(void *self, const struct vm_package *package);
	/* Adds the object every program ends with: initialisers in order and main, by symbol.
	 * Instead of emit. */
	bool (*emit_program)(void *self, const char *const *inits, uint32_t ninits, const char *main);
	/* Writes the output to path. */
	bool (*finish)(void *self, const char *path);
	/* Frees self; after a failure too. */
	void (*close)(void *self);
};

/* The exported function. host lives until the program ends. NULL: the backend does not want this
 * host. */
#define GOSUB_BACKEND_SYMBOL "gosub_backend_v1"
const struct gosub_backend *gosub_backend_v1(const struct gosub_host *host);

/* ---- for the host's users (host.c) ---- */

#ifndef GOSUB_BACKEND_ONLY
struct gosub_plugin; /* a loaded backend */

/* Loads path and asks it. NULL on refusal, with the reason in *error: text in static or malloc
 * memory that is never freed, of the kind "gosub-x.so: made for backend ABI 2, this gosubc has 1".
 */
struct gosub_plugin *gosub_plugin_load(const char *path, const struct gosub_host *host, const char **error);
const struct gosub_backend *gosub_plugin_backend(const struct gosub_plugin *plugin);
void gosub_plugin_unload(struct gosub_plugin *plugin);
/* Fills in abi, size, vm and vm_access; the caller fills in the rest. */
void gosub_host_init(struct gosub_host *host);
#endif

#endif
