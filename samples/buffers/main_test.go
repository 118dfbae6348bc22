package main

import "testing"

var outside = reading{"outside", 21.5}

func TestAlike(t *testing.T) {
	want := "outside=21.50\n"
	for _, got := range []string{formatted(outside), built(outside), string(appended(nil, outside))} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func BenchmarkFormatted(b *testing.B) {
	for b.Loop() {
		formatted(outside)
	}
}

func BenchmarkBuilt(b *testing.B) {
	for b.Loop() {
		built(outside)
	}
}

func BenchmarkAppended(b *testing.B) {
	var room []byte
	for b.Loop() {
		room = appended(room[:0], outside)
	}
}
