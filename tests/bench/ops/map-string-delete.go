// ops: 20000000
package main

func main() {
	m := map[string]int{}
	keys := make([]string, 1000)
	b := []byte("key-number-000")
	for i := range keys {
		b[11], b[12], b[13] = byte('0'+i/100), byte('0'+i/10%10), byte('0'+i%10)
		keys[i] = string(b)
		m[keys[i]] = i
	}
	for i := 0; i < 10000000; i++ {
		k := keys[i%1000]
		delete(m, k)
		m[k] = i
	}
	println(len(m))
}
