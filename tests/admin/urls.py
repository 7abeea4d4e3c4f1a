"""The desk's addresses alone, so that its tests need nothing of the public site."""

from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
