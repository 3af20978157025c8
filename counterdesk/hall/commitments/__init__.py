"""What the hall promises (服务承诺制), and what follows when a promise expires (违诺处理)."""
