app_name = "ketupat"
urlpatterns = []
