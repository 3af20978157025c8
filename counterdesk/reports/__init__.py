"""The lead's figures as files: CSV and XLSX for reckoning on, PDF for the folder, HTML with plots for reading."""
