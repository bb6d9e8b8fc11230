"""The witness: durable-rules derives a decision by forward chaining."""
