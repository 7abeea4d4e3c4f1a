"""The description of the API in OpenAPI 3.1, made from the views, the filters and the documents' own types."""
