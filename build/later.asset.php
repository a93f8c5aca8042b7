<?php return array('dependencies' => array('wp-i18n'), 'version' => '2434afc0f09c7e26c5bb');
