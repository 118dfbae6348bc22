package main

import (
	"fmt"
	"strconv"
)

type reading struct {
	sensor string
	value  float64
}

// formatted boxes both fields into interfaces for Sprintf, and its result is a new string.
func formatted(r reading) string {
	return fmt.Sprintf("%s=%.2f\n", r.sensor, r.value)
}

// built writes into an array of its frame; only the string is on the heap.
func built(r reading) string {
	var room [64]byte
	line := append(room[:0], r.sensor...)
	line = append(line, '=')
	line = strconv.AppendFloat(line, r.value, 'f', 2, 64)
	line = append(line, '\n')
	return string(line)
}

// appended leaves the room to its caller: nothing is allocated while that is large enough.
func appended(line []byte, r reading) []byte {
	line = append(line, r.sensor...)
	line = append(line, '=')
	line = strconv.AppendFloat(line, r.value, 'f', 2, 64)
	return append(line, '\n')
}

func main() {
	r := reading{"outside", 21.5}
	fmt.Print(formatted(r), built(r), string(appended(nil, r)))
}
