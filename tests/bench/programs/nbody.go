package main

// Planets attract each other: float64 in structs, a slice of pointers.

type vec struct{ x, y, z float64 }

type body struct {
	at, v vec
	mass  float64
}

const step = 0.001

func advance(bodies []*body) {
	for i, a := range bodies {
		for _, b := range bodies[i+1:] {
			dx, dy, dz := a.at.x-b.at.x, a.at.y-b.at.y, a.at.z-b.at.z
			d2 := dx*dx + dy*dy + dz*dz + 0.01
			mag := step / (d2 * root(d2))
			am, bm := b.mass*mag, a.mass*mag
			a.v.x -= dx * am
			a.v.y -= dy * am
			a.v.z -= dz * am
			b.v.x += dx * bm
			b.v.y += dy * bm
			b.v.z += dz * bm
		}
	}
	for _, b := range bodies {
		b.at.x += step * b.v.x
		b.at.y += step * b.v.y
		b.at.z += step * b.v.z
	}
}

// root by Newton's method, so that nothing is imported.
func root(x float64) float64 {
	r := x
	if r < 1 {
		r = 1
	}
	for i := 0; i < 6; i++ {
		r = (r + x/r) / 2
	}
	return r
}

func energy(bodies []*body) float64 {
	e := 0.0
	for i, a := range bodies {
		e += a.mass * (a.v.x*a.v.x + a.v.y*a.v.y + a.v.z*a.v.z) / 2
		for _, b := range bodies[i+1:] {
			dx, dy, dz := a.at.x-b.at.x, a.at.y-b.at.y, a.at.z-b.at.z
			e -= a.mass * b.mass / root(dx*dx+dy*dy+dz*dz)
		}
	}
	return e
}

func main() {
	var bodies []*body
	for i := 0; i < 5; i++ {
		f := float64(i)
		bodies = append(bodies, &body{vec{f * 3, 4 - f, f * f / 5}, vec{0.2 * f, 0.3, -0.1 * f}, 1 / (1 + f)})
	}
	for i := 0; i < 1000000; i++ {
		advance(bodies)
	}
	println(int64(energy(bodies) * 1e6))
}
