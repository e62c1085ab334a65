from kolinterview.cli import app

app()
