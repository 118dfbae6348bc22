/* knobs.c - reads knobs.def's settings from the environment. */
#include <stdlib.h>
#include <string.h>
#include "rt.h"

#ifdef GOSUB_RT_STRESS
#define KNOB_STRESS 1
#else
#define KNOB_STRESS 0
#endif

/* Sets *out when text[0..len) is an integer. */
static bool parse_int(const char *text, size_t len, int64_t *out)
{
	char buf[32];
	if (len == 0 || len >= sizeof buf)
		return false;
	memcpy(buf, text, len);
	buf[len] = 0;
	char *end;
	long long v = strtoll(buf, &end, 10);
	if (*end)
		return false;
	*out = v;
	return true;
}

/* Value of `name` in a list such as "a=1,b=2"; a later one wins. */
static bool list_lookup(const char *list, const char *name, int64_t *out)
{
	bool found = false;
	size_t n = strlen(name);
	while (list && *list) {
		size_t len = strcspn(list, ",");
		if (len > n && strncmp(list, name, n) == 0 && list[n] == '=')
			found |= parse_int(list + n + 1, len - n - 1, out);
		list += len;
		list += *list == ',';
	}
	return found;
}

static void read_knob(int64_t *value, const char *key, const char *defaults)
{
	if (strncmp(key, "debug:", 6) == 0) {
		list_lookup(defaults, key + 6, value);
		list_lookup(getenv("GODEBUG"), key + 6, value);
	} else if (strncmp(key, "stress:", 7) == 0) {
		list_lookup(getenv("GOSUB_STRESS"), key + 7, value);
	} else if (getenv(key)) {
		parse_int(getenv(key), strlen(getenv(key)), value);
	}
}

static void read_gogc(void)
{
	const char *text = getenv("GOGC");
	if (text && strcmp(text, "off") == 0)
		rt.knobs.gc_percent = -1;
	else if (rt.knobs.gc_percent < 0)
		rt.knobs.gc_percent = 100;
}

static void read_limit(void)
{
	static const char *const suffix[] = {"B", "KiB", "MiB", "GiB", "TiB"};
	const char *text = getenv("GOMEMLIMIT");
	rt.knobs.mem_limit = INT64_MAX;
	if (!text || !*text || strcmp(text, "off") == 0)
		return;
	char *end;
	long long n = strtoll(text, &end, 10);
	int shift = *end ? -1 : 0;
	for (int i = 0; i < 5 && *end; i++)
		if (strcmp(end, suffix[i]) == 0)
			shift = 10 * i;
	if (shift < 0 || n < 0 || end == text || n > INT64_MAX >> shift)
		rt_throw("malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`");
	rt.knobs.mem_limit = n << shift;
}

void knobs_reread(const char *godebug, const char *env)
{
	rt.knobs.panic_nil = 0;
	list_lookup(godebug, "panicnil", &rt.knobs.panic_nil);
	list_lookup(env, "panicnil", &rt.knobs.panic_nil);
	rt.knobs.traceback_labels = 1;
	list_lookup(godebug, "tracebacklabels", &rt.knobs.traceback_labels);
	list_lookup(env, "tracebacklabels", &rt.knobs.traceback_labels);
}

void knobs_init(const char *godebug)
{
	rt.knobs = (struct knobs){
#define KNOB(name, type, initial, key, help) .name = initial,
#include "knobs.def"
#undef KNOB
	};
#define KNOB(name, type, initial, key, help) read_knob(&rt.knobs.name, key, godebug);
#include "knobs.def"
#undef KNOB
	read_gogc();
	read_limit();
}
