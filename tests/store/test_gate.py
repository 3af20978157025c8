"""The writer's turn is fair."""
